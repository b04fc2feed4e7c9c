// SPDX-License-Identifier: Apache-2.0
import { createReadStream, fstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { deviceSource } from "./device-source.ts";
import { fileSource } from "./file-source.ts";
import { folderSource } from "./folder-source.ts";
import type { Source } from "./source.ts";
import { pipeSource, streamSource } from "./stream-source.ts";
import { sourceError } from "./vault-error.ts";

/** Standard input on a command line. */
const standardInputPath = "-";
const standardInput = 0;

/**
 * What stands at a path, ready to be sealed: a file, a folder as one tar, a device, a pipe, or standard
 * input ("-"). The caller hands it to `sealSource`, which closes it.
 * @throws ScelleError("vault.source-unreadable" | "vault.source-empty" | "vault.source-changed")
 */
export async function openSource(path: string): Promise<Source> {
  if (path === standardInputPath)
    return isPipe(standardInput) ? pipeSource(standardInput) : streamSource(process.stdin);
  const found = await stat(path).catch((cause: unknown) => {
    throw sourceError(cause);
  });
  if (found.isDirectory()) return folderSource(path);
  if (found.isBlockDevice() || found.isCharacterDevice()) return deviceSource(path);
  if (found.isFile()) return fileSource(path);
  return streamSource(createReadStream(path));
}

/** A shell gives a pipe, other programs often a pair of sockets. */
function isPipe(descriptor: number): boolean {
  const found = fstatSync(descriptor);
  return found.isFIFO() || found.isSocket();
}
