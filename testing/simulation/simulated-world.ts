// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
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
  /** Of each process the folder in which it kept its index, the first one that of the template. */
  readonly #folders: [string, ...string[]];
  /** Where the next process finds the index. */
  #found: string | undefined;
  readonly #planted: PlantedFault;

  constructor(seed: number, template: SimulationTemplate, planted: PlantedFault = {}) {
    this.random = seededRandom(seed);
    this.template = template;
    this.#planted = planted;
    this.#folders = [template.exercise.folder];
    this.#found = template.exercise.folder;
    this.files = new SimulatedFiles(this.random);
    for (const [path, bytes] of template.registerFiles) this.files.place(`${simulatedFolder}/${path}`, bytes);
    for (const [path, bytes] of template.keyFiles) this.files.place(`${simulatedKeys}/${path}`, bytes);
    this.files.isSyncSkipped = planted.isSyncSkipped ?? (() => false);
    this.files.onNamed = (path, bytes) => {
      if (path === `${simulatedFolder}/${registerPaths.checkpoint}`) this.known.checkpoints.push(bytes);
    };
  }

  /**
   * Starts a register as the next process. It has the index in a folder of its own: of the process before,
   * which may still have it open, it finds what that one wrote down.
   */
  async open(): Promise<Register> {
    const calls = this.files.calls();
    const disk = nodeDisk(simulatedFolder, calls);
    const folder = realPart(this.template, this.#found);
    this.#folders.push(folder);
    this.#found = folder;
    return await openRegister(folder, {
      keyFolder: this.template.exercise.keyFolder,
      command: "simulation",
      now: () => this.nowMs,
      disk: this.#planted.disk?.(disk) ?? disk,
      keyDisk: nodeDisk(simulatedKeys, calls),
      takeLock: () => ({ release: () => undefined }), // One process at a time is what a world is.
    });
  }

  /** The next process finds no index: it is disposable. */
  removeIndex(): void {
    this.#found = undefined;
  }

  /**
   * The next process finds the index as some process left it: what was not synced may be gone.
   * @returns whether that was not the last one
   */
  ageIndex(): boolean {
    this.#found = this.random.pick(this.#folders);
    return this.#found !== this.#folders.at(-1);
  }

  remove(): void {
    for (const folder of this.#folders.slice(1)) rmSync(folder, { recursive: true, force: true });
  }
}
