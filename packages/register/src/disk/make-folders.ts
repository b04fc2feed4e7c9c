// SPDX-License-Identifier: Apache-2.0
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing, for their owner alone.
 *
 * `mkdir` of Node with `recursive` never ends where the system says ENOENT of a name in a folder that is
 * there, as it does below /proc and of some automatic mounts.
 *
 * @returns the first folder that was missing; undefined if none was
 * @throws what the system says; EEXIST or ENOTDIR where a file is in the way
 */
export async function makeFolders(path: string): Promise<string | undefined> {
  try {
    return (await makeFolder(path)) ? path : undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw cause;
  }
  const first = await makeFolders(dirname(path));
  const isMade = await makeFolder(path);
  return first ?? (isMade ? path : undefined);
}

/** Whether it was missing. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST" && (await isFolder(path))) return false;
    throw cause;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
