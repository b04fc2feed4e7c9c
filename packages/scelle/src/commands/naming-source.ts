// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/**
 * Says of a source that cannot be read which one it is, or which file of a folder: whoever typed its path may
 * know. The error itself keeps to the system's word, because it also goes where no name belongs.
 */
export async function namingSource<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "vault.source-unreadable") throw cause;
    const reason = `${cause.facts["reason"]}: ${systemPath(cause.cause) ?? path}`;
    throw new ScelleError("vault.source-unreadable", { reason }, { cause });
  }
}

function systemPath(cause: unknown): string | undefined {
  return cause instanceof Error && "path" in cause && typeof cause.path === "string" ? cause.path : undefined;
}
