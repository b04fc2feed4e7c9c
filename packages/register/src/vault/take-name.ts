// SPDX-License-Identifier: Apache-2.0
import { link, lstat, mkdir, rename, rm, rmdir } from "node:fs/promises";
import { ScelleError } from "@scelle/core";
import { isMissing } from "./durable-names.ts";
import { writeError } from "./vault-error.ts";

/**
 * A link is looked at and not followed: where it leads is not where somebody expects a file.
 * @throws ScelleError("vault.out-exists")
 */
export async function assertFree(path: string): Promise<void> {
  try {
    await lstat(path);
  } catch (cause) {
    if (isMissing(cause)) return;
    throw writeError(cause, path);
  }
  throw new ScelleError("vault.out-exists", { path });
}

/**
 * Gives a whole file its name, never over what somebody put there meanwhile. FAT has no links: there it is
 * looked for first.
 * @throws ScelleError("vault.out-exists")
 */
export async function takeName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
    await rm(temporary);
    return;
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "EEXIST") throw new ScelleError("vault.out-exists", { path }, { cause });
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw cause;
  }
  await assertFree(path);
  await rename(temporary, path);
}

/**
 * The same for a folder, which no link can name: it replaces only the empty one that was made for it here.
 * @throws ScelleError("vault.out-exists")
 */
export async function takeFolderName(temporary: string, path: string): Promise<void> {
  let isMade = false;
  try {
    await mkdir(path, { mode: 0o700 });
    isMade = true;
    await rename(temporary, path);
  } catch (cause) {
    if (isMade) await rmdir(path).catch(() => undefined); // Somebody has put something there: it is theirs.
    const isTaken = ["EEXIST", "ENOTEMPTY", "ENOTDIR"].includes(codeOf(cause) ?? "");
    throw isTaken ? new ScelleError("vault.out-exists", { path }, { cause }) : cause;
  }
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}
