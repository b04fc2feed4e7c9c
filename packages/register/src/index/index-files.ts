// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const suffix = ".sqlite";
/** How the name of an index that is being made goes on. */
export const buildingSuffix = ".building";

/**
 * A name that no other process uses: whoever lost the lock and does not know it writes, renames and removes
 * files of its own, whatever its successor does meanwhile. SQLite finds the log of a database by its name,
 * and would put that of one process into the file of the other.
 */
export function newIndexName(): string {
  return `register-${randomBytes(8).toString("hex")}${suffix}`;
}

/** Names of the indexes of a folder that were not left in the making. */
export function wholeIndexes(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(suffix));
}

/** Removes every index of a folder, with its log and its memory, but the one that is named. */
export function removeAllBut(folder: string, kept?: string): void {
  for (const name of namesIn(folder)) {
    const isKept = kept !== undefined && name.startsWith(kept) && !name.endsWith(buildingSuffix);
    if (name.includes(suffix) && !isKept) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return []; // Nothing was made yet.
    throw cause;
  }
}
