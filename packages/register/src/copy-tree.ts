// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:fs";
import { copyFile, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ScelleError } from "@scelle/core";
import { makeDurableFolder, syncFolder } from "./disk/node-disk.ts";

export interface CopyCount {
  fileCount: number;
  copiedBytes: number;
  /** Files that stand there with another size than their name allows: one of the two is damaged. */
  differing: string[];
}

/**
 * What a file is by its path: `fixed` in its content, `growing` under its name, `changing`, or `foreign`, a
 * stranger’s, which is not copied.
 */
export type Nature = "fixed" | "growing" | "changing" | "foreign";

/** Everything is taken as it is. */
export const plainCopy = (): Nature => "changing";

/**
 * Copies what `names` lists below `from` to `to`, durably. A file that is there already and whose name fixes
 * its content is kept, whatever the source has by now. Temporary files, links and sockets are left out, and
 * what an earlier copy that was cut off left there is removed.
 */
export async function copyTree(
  from: string,
  to: string,
  names: readonly string[],
  natureOf: (path: string) => Nature,
): Promise<CopyCount> {
  const count: CopyCount = { fileCount: 0, copiedBytes: 0, differing: [] };
  try {
    for (const name of names) await copyInto(from, to, name, natureOf, count);
  } catch (cause) {
    if (cause instanceof ScelleError) throw cause;
    const problem = (cause as NodeJS.ErrnoException).code ?? "UNKNOWN";
    if (problem === "ENOSPC") throw new ScelleError("disk.full", { path: to }, { cause });
    if (problem === "EACCES" || problem === "EROFS")
      throw new ScelleError("disk.read-only", { path: to }, { cause });
    throw new ScelleError("disk.failed", { path: to, problem }, { cause });
  }
  return count;
}

async function copyInto(
  from: string,
  to: string,
  path: string,
  natureOf: (path: string) => Nature,
  count: CopyCount,
): Promise<void> {
  const source = join(from, path);
  const target = join(to, path);
  const found = await stat(source).catch(() => undefined); // Optional parts need not be there.
  if (found?.isDirectory() === true) {
    await makeDurableFolder(target);
    await removeCutOff(target);
    for (const entry of await readdir(source, { withFileTypes: true })) {
      if (entry.name.startsWith(".") || !(entry.isFile() || entry.isDirectory())) continue;
      await copyInto(from, to, `${path}/${entry.name}`, natureOf, count);
    }
    await syncFolder(target);
    return;
  }
  const nature = natureOf(path);
  if (found?.isFile() !== true || nature === "foreign") return;
  count.fileCount++;
  const there = await stat(target).catch(() => undefined); // Absent in a first backup.
  if (there !== undefined && nature !== "changing") {
    if (there.size === found.size) return;
    // A copy has its name only when it is whole: what differs was damaged since, here or there.
    if (nature === "fixed" || there.size > found.size) {
      count.differing.push(path);
      return;
    }
  }
  await copyOne(source, target);
  count.copiedBytes += found.size;
}

const temporaryName = `.tmp-${process.pid}`;

/** Whoever copies into a backup holds its register, so that no other copy is under way. */
async function removeCutOff(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^\.tmp-\d{1,10}$/.test(name) && name !== temporaryName)
      await rm(join(folder, name), { force: true });
  }
}

async function copyOne(source: string, target: string): Promise<void> {
  await makeDurableFolder(dirname(target));
  const temporary = join(dirname(target), temporaryName);
  try {
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    const handle = await open(temporary, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined); // The first error is the one to tell.
    throw cause;
  }
}
