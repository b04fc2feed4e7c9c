// SPDX-License-Identifier: Apache-2.0
import { constants, openAsBlob } from "node:fs";
import { access, stat } from "node:fs/promises";
import { ScelleError } from "@scelle/core";

/**
 * A file of any size, read where it lies as far as it is asked for.
 * @throws ScelleError("file.unreadable") for what is absent, closed to us, or no file
 */
export async function openLargeFile(path: string): Promise<Blob> {
  try {
    // node:fs says of a blob only that it could not be opened.
    await access(path, constants.R_OK);
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error(path), { code: "EISDIR" });
    return await openAsBlob(path);
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code ?? "?";
    throw new ScelleError("file.unreadable", { path, problem }, { cause });
  }
}
