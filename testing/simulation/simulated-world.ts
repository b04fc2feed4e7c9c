// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { join } from "node:path";
import { registerPaths, type SignedDraft } from "@scelle/core";
import { type Disk, nodeDisk, openRegister, type Receipt, type Register } from "@scelle/register";
import { type SeededRandom, seededRandom } from "../faults/seeded-random.ts";
import { SimulatedFiles } from "./simulated-files.ts";
import { SimulatedTimers } from "./simulated-timers.ts";
import { realPart, type SimulationTemplate } from "./simulation-template.ts";

/** What somebody outside was told, and what therefore has to be so for ever. */
export interface KnownFacts {
  readonly receipts: Map<SignedDraft, Receipt>;
  /** Checkpoints that could be read at some moment, as signed notes. */
  readonly checkpoints: Uint8Array[];
  /** Records whose erasure was acknowledged, with their entries. */
  readonly erased: { readonly ref: string; readonly entries: readonly number[] }[];
  /** Exhibits that nobody asked to be erased, with the entries that an erasure takes. */
  readonly exhibits: { readonly ref: string; readonly entries: number[] }[];
}

/** A fault planted into the code under test, that the simulation has to find. */
export interface PlantedFault {
  /** Stands between register and disk. */
  readonly disk?: (disk: Disk) => Disk;
  /** Which folders and files are not synced, though the register was told so. */
  readonly isSyncSkipped?: (path: string) => boolean;
}

export const simulatedFolder = "/register";
const simulatedKeys = "/keys";

/** One machine: a disk, a clock, and a register that starts on it again and again. */
export class SimulatedWorld {
  readonly random: SeededRandom;
  readonly template: SimulationTemplate;
  readonly files: SimulatedFiles;
  readonly timers = new SimulatedTimers();
  readonly known: KnownFacts = { receipts: new Map(), checkpoints: [], erased: [], exhibits: [] };
  /** The calls to the disk in their order, for whoever compares two runs of a seed. */
  readonly trace: string[] = [];
  nowMs = Date.parse("2026-03-02T08:00:00.000Z");
  readonly #folder: string;
  readonly #planted: PlantedFault;

  constructor(seed: number, template: SimulationTemplate, planted: PlantedFault = {}) {
    this.random = seededRandom(seed);
    this.template = template;
    this.#planted = planted;
    this.#folder = realPart(template);
    this.files = new SimulatedFiles(this.random);
    for (const [path, bytes] of template.registerFiles) this.files.place(`${simulatedFolder}/${path}`, bytes);
    for (const [path, bytes] of template.keyFiles) this.files.place(`${simulatedKeys}/${path}`, bytes);
    this.files.isSyncSkipped = planted.isSyncSkipped ?? (() => false);
    this.files.onNamed = (path, bytes) => {
      if (path === `${simulatedFolder}/${registerPaths.checkpoint}`) this.known.checkpoints.push(bytes);
    };
  }

  /** Starts a register as the next process. */
  async open(): Promise<Register> {
    const calls = this.files.calls();
    const disk = nodeDisk(simulatedFolder, calls);
    return await openRegister(this.#folder, {
      keyFolder: this.template.exercise.keyFolder,
      command: "simulation",
      now: () => this.nowMs,
      disk: this.#planted.disk?.(disk) ?? disk,
      keyDisk: nodeDisk(simulatedKeys, calls),
      takeLock: () => ({ release: () => undefined }), // One process at a time is what a world is.
    });
  }

  /** Another process may find the index as it was, or none: it is disposable. */
  removeIndex(): void {
    rmSync(join(this.#folder, registerPaths.indexFolder), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
