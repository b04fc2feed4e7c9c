// SPDX-License-Identifier: Apache-2.0
import { registerPaths, ScelleError, utf8 } from "@scelle/core";
import type { Disk } from "../disk/disk.ts";

/** How often an authority was asked in vain, one time after the other. */
export interface TimestampFailure {
  readonly failures: number;
  /** Of the last failure, in the table of errors. */
  readonly code: string;
  readonly lastAtMs: number;
  /** Until then it is left alone. */
  readonly againAtMs: number;
}

export type TimestampFailures = ReadonlyMap<string, TimestampFailure>;

const sizeBytesMax = 16 * 1024;

/** By the digits of the authority. What cannot be read is as if nobody had been asked. */
export async function readFailures(disk: Disk): Promise<TimestampFailures> {
  try {
    const bytes = await disk.read(registerPaths.timestampAttempts, sizeBytesMax);
    if (bytes === undefined) return new Map();
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return new Map(Object.entries(value ?? {}).filter(isFailure));
  } catch (cause) {
    if (cause instanceof ScelleError || cause instanceof SyntaxError) return new Map();
    throw cause;
  }
}

export async function writeFailures(disk: Disk, failures: TimestampFailures): Promise<void> {
  const text = `${JSON.stringify(Object.fromEntries(failures))}\n`;
  await disk.replace(registerPaths.timestampAttempts, utf8(text));
}

function isFailure(entry: [string, unknown]): entry is [string, TimestampFailure] {
  const value = entry[1] as Partial<Record<keyof TimestampFailure, unknown>> | null;
  const numbers = [value?.failures, value?.lastAtMs, value?.againAtMs];
  return typeof value?.code === "string" && numbers.every((number) => Number.isSafeInteger(number));
}
