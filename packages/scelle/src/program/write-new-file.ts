// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants, existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { ScelleError } from "@scelle/core";
import { syncFolder } from "@scelle/register";

/**
 * Writes a file that is not there yet, for its owner alone, durably.
 * @throws ScelleError("vault.out-exists" | "vault.not-writable")
 */
export async function writeNewFile(
  path: string,
  content: string | Uint8Array,
  syncName = syncFolder,
): Promise<void> {
  const handle = await open(path, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "EEXIST") throw new ScelleError("vault.out-exists", { path }, { cause });
    throw new ScelleError("vault.not-writable", { path, reason: cause.code ?? "?" }, { cause });
  });
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncName(dirname(path)).catch((cause: NodeJS.ErrnoException) => {
    // A folder that we may not read, or of a system without such a sync: the file itself is durable.
    if (cause.code === "EACCES" || cause.code === "EINVAL") return;
    throw new ScelleError("vault.not-writable", { path, reason: cause.code ?? "?" }, { cause });
  });
}

/**
 * Asked before an act whose proof or copy is to be written there: nothing stands there, and its folder takes
 * files.
 * @throws ScelleError("vault.out-exists" | "vault.not-writable")
 */
export function assertNewFile(path: string): void {
  if (existsSync(path)) throw new ScelleError("vault.out-exists", { path });
  try {
    accessSync(`${dirname(path)}/.`, constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? "?";
    throw new ScelleError("vault.not-writable", { path, reason }, { cause });
  }
}
