// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:fs";
import { copyFile, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ScelleError } from "@scelle/core";
import { makeDurableFolder, syncFolder } from "./disk/node-disk.ts";

export interface CopyCount {
  fileCount: number;
  copiedBytes: number;
}

/**
 * Copies what `names` lists below `from` to `to`, durably. A file that is there already with its size is
 * kept when `isImmutable` says that its name fixes its content. Temporary files, links and sockets are left
 * out.
 */
export async function copyTree(
  from: string,
  to: string,
  names: readonly string[],
  isImmutable: (path: string) => boolean,
): Promise<CopyCount> {
  const count: CopyCount = { fileCount: 0, copiedBytes: 0 };
  try {
    for (const name of names) await copyInto(from, to, name, isImmutable, count);
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
  isImmutable: (path: string) => boolean,
  count: CopyCount,
): Promise<void> {
  const source = join(from, path);
  const target = join(to, path);
  const found = await stat(source).catch(() => undefined); // Optional parts need not be there.
  if (found?.isDirectory() === true) {
    await makeDurableFolder(target);
    for (const entry of await readdir(source, { withFileTypes: true })) {
      if (entry.name.startsWith(".") || !(entry.isFile() || entry.isDirectory())) continue;
      await copyInto(from, to, `${path}/${entry.name}`, isImmutable, count);
    }
    await syncFolder(target);
    return;
  }
  if (found?.isFile() !== true) return;
  count.fileCount++;
  const there = await stat(target).catch(() => undefined); // Absent in a first backup.
  if (there?.size === found.size && isImmutable(path)) return;
  await copyOne(source, target);
  count.copiedBytes += found.size;
}

async function copyOne(source: string, target: string): Promise<void> {
  await makeDurableFolder(dirname(target));
  const temporary = join(dirname(target), `.tmp-${process.pid}`);
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
