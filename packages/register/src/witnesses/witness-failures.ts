// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorTable, registerPaths, ScelleError } from "@scelle/core";
import { type Attempts, readAttempts, writeAttempts } from "../disk/attempts-file.ts";
import type { Disk } from "../disk/disk.ts";

/** How often a witness was asked in vain, one time after the other. */
export interface WitnessFailure {
  readonly failures: number;
  /** Of the last failure. */
  readonly code: ErrorCode;
  readonly lastAtMs: number;
}

const sizeBytesMax = 64 * 1024;

/** By the text of the witness's key. What cannot be read is as if nobody had been asked. */
export async function readWitnessFailures(disk: Disk): Promise<Attempts<WitnessFailure>> {
  return await readAttempts(disk, registerPaths.witnessAttempts, sizeBytesMax, isFailure);
}

/** Keeps for whoever looks why a witness is silent; nothing is decided by it. */
export class WitnessFailures {
  readonly #disk: Disk;
  #held: Attempts<WitnessFailure> | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async failed(key: string, code: ErrorCode, lastAtMs: number): Promise<void> {
    await this.#change((held) => {
      const failures = (held.get(key)?.failures ?? 0) + 1;
      return new Map([...held, [key, { failures, code, lastAtMs }]]);
    });
  }

  async answered(key: string): Promise<void> {
    await this.#change((held) => (held.has(key) ? new Map([...held].filter(([one]) => one !== key)) : held));
  }

  /** One after the other, as answers of several witnesses come. */
  #change(changed: (held: Attempts<WitnessFailure>) => typeof held): Promise<void> {
    this.#written = this.#written.then(async () => {
      const before = this.#held ?? (await readWitnessFailures(this.#disk));
      this.#held = changed(before);
      if (this.#held === before) return;
      const written = writeAttempts(this.#disk, registerPaths.witnessAttempts, this.#held);
      await written.catch((cause: unknown) => {
        if (!(cause instanceof ScelleError)) throw cause; // A full disk: whoever looks is told less.
      });
    });
    return this.#written;
  }
}

function isFailure(entry: [string, unknown]): entry is [string, WitnessFailure] {
  const value = entry[1] as Partial<Record<keyof WitnessFailure, unknown>> | null;
  const isOfTable = typeof value?.code === "string" && Object.hasOwn(errorTable, value.code);
  return isOfTable && [value?.failures, value?.lastAtMs].every((number) => Number.isSafeInteger(number));
}
