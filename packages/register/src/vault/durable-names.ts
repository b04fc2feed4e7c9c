// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, mkdir, open, readdir } from "node:fs/promises";
import { readError, writeError } from "./vault-error.ts";

/** Sorted; empty if the folder is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw readError(cause, folder);
  }
}

/** Makes a folder with its name durable. */
export async function makeFolder(folder: string, parent: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return;
    throw writeError(cause, folder);
  }
  await syncNames(parent);
}

/** Makes the names in a folder durable. */
export async function syncNames(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch (cause) {
    throw writeError(cause, folder);
  } finally {
    await handle?.close();
  }
}

export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
}
