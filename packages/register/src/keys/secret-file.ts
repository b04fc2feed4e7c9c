// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { ScelleError, utf8 } from "@scelle/core";
import { nodeDisk } from "../disk/node-disk.ts";

const secretFileSizeBytesMax = 64 * 1024;

/**
 * Writes a secret to a new file that only its owner can read, durably: it is there whole or not at all.
 * @throws ScelleError("key.exists") rather than replacing a key, "disk.…"
 */
export async function createSecretFile(path: string, text: string): Promise<void> {
  const isNew = await nodeDisk(dirname(path)).create(basename(path), utf8(text));
  if (!isNew) throw new ScelleError("key.exists", { path });
}

/**
 * @returns undefined where there is no file
 * @throws ScelleError("key.exposed") when others than the owner may read it, ScelleError("disk.failed") where
 * the system does not give what it says is there
 */
export async function readSecretFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined); // Absent or unreachable: the caller names the cure.
  if (found === undefined) return undefined;
  if ((found.mode & 0o077) !== 0) throw new ScelleError("key.exposed", { path });
  if (!found.isFile() || found.size > secretFileSizeBytesMax)
    throw new ScelleError("key.malformed", { path });
  return await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    // Not `diskError`, whose words for a full disk and a missing right are about writing.
    throw new ScelleError("disk.failed", { path, problem: cause.code ?? "UNKNOWN" }, { cause });
  });
}
