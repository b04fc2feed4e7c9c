// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ScelleError } from "@scelle/core";
import { syncFolder } from "../disk/node-disk.ts";

const secretFileSizeBytesMax = 64 * 1024;

/**
 * Writes a secret to a new file that only its owner can read, durably.
 * @throws ScelleError("key.exists") rather than replacing a key, "disk.failed"
 */
export async function createSecretFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "EEXIST") throw new ScelleError("key.exists", { path }, { cause });
    throw new ScelleError("disk.failed", { path, problem: cause.code ?? "UNKNOWN" }, { cause });
  });
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(path));
}

/**
 * @returns undefined where there is no file
 * @throws ScelleError("key.exposed") when others than the owner may read it
 */
export async function readSecretFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined); // Absent or unreachable: the caller names the cure.
  if (found === undefined) return undefined;
  if ((found.mode & 0o077) !== 0) throw new ScelleError("key.exposed", { path });
  if (found.size > secretFileSizeBytesMax) throw new ScelleError("key.malformed", { path });
  return await readFile(path, "utf8");
}
