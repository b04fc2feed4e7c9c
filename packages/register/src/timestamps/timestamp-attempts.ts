// SPDX-License-Identifier: Apache-2.0
import { type ErrorFacts, registerPaths } from "@scelle/core";
import { type Attempts, readAttempts, writeAttempts } from "../disk/attempts-file.ts";
import type { Disk } from "../disk/disk.ts";

/** How often an authority was asked in vain, one time after the other. */
export interface TimestampFailure {
  readonly failures: number;
  /** Of the last failure, in the table of errors. */
  readonly code: string;
  /** What the error says beside its sentence, cut to a bound. */
  readonly facts?: ErrorFacts;
  readonly lastAtMs: number;
  /** Until then it is left alone. */
  readonly againAtMs: number;
}

export type TimestampFailures = Attempts<TimestampFailure>;

const sizeBytesMax = 16 * 1024;
const factSignsMax = 120;

/** By the digits of the authority. What cannot be read is as if nobody had been asked. */
export async function readFailures(disk: Disk): Promise<TimestampFailures> {
  return await readAttempts(disk, registerPaths.timestampAttempts, sizeBytesMax, isFailure);
}

/** What an authority answered may be as long as it likes; what is kept of it may not. */
export function keptFacts(facts: ErrorFacts): ErrorFacts {
  const kept = Object.entries(facts).slice(0, 4);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === "string" ? value.slice(0, factSignsMax) : value]),
  );
}

export async function writeFailures(disk: Disk, failures: TimestampFailures): Promise<void> {
  await writeAttempts(disk, registerPaths.timestampAttempts, failures);
}

function isFailure(entry: [string, unknown]): entry is [string, TimestampFailure] {
  const value = entry[1] as Partial<Record<keyof TimestampFailure, unknown>> | null;
  const numbers = [value?.failures, value?.lastAtMs, value?.againAtMs];
  const isTold = typeof value?.code === "string" && areFacts(value.facts ?? {});
  return isTold && numbers.every((number) => Number.isSafeInteger(number));
}

function areFacts(value: unknown): value is ErrorFacts {
  const isFact = (fact: unknown) => typeof fact === "string" || typeof fact === "number";
  return typeof value === "object" && value !== null && Object.values(value).every(isFact);
}
