// SPDX-License-Identifier: Apache-2.0
import { open } from "node:fs/promises";
import { ScelleError } from "@scelle/core";

/** Keys, drafts, policies and notes are pages, not volumes. */
const fileSizeBytesMax = 1024 * 1024;

/**
 * @throws ScelleError("file.unreadable") for what is absent, closed to us, or longer than such a file can
 * be
 */
export async function readBytesFile(path: string): Promise<Uint8Array> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new ScelleError("file.unreadable", { path, problem }, { cause });
  };
  const handle = await open(path, "r").catch((cause: NodeJS.ErrnoException) =>
    fail(cause.code ?? "?", cause),
  );
  try {
    const { size } = await handle.stat();
    if (size > fileSizeBytesMax) fail(`> ${fileSizeBytesMax} bytes`);
    return await handle.readFile();
  } catch (cause) {
    // A rejected promise that is only returned would count as unhandled while the file is closed.
    if (cause instanceof ScelleError) throw cause;
    return fail((cause as NodeJS.ErrnoException).code ?? "?", cause);
  } finally {
    await handle.close();
  }
}

/** @throws ScelleError("file.unreadable") */
export async function readTextFile(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytesFile(path));
}
