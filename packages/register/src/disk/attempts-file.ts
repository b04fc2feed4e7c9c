// SPDX-License-Identifier: Apache-2.0
import { ScelleError, utf8 } from "@scelle/core";
import type { Disk } from "./disk.ts";

/** What is remembered of each of those who were asked in vain; as disposable as the index. */
export type Attempts<F> = ReadonlyMap<string, F>;

/** What cannot be read is as if nobody had been asked. */
export async function readAttempts<F>(
  disk: Disk,
  path: string,
  sizeBytesMax: number,
  isOne: (entry: [string, unknown]) => entry is [string, F],
): Promise<Attempts<F>> {
  try {
    const bytes = await disk.read(path, sizeBytesMax);
    if (bytes === undefined) return new Map();
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return new Map(Object.entries(value ?? {}).filter(isOne));
  } catch (cause) {
    if (cause instanceof ScelleError || cause instanceof SyntaxError) return new Map();
    throw cause;
  }
}

export async function writeAttempts<F>(disk: Disk, path: string, attempts: Attempts<F>): Promise<void> {
  await disk.replace(path, utf8(`${JSON.stringify(Object.fromEntries(attempts))}\n`));
}
