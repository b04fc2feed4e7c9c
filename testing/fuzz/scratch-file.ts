// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

/** Path of a file that is gone with the process: for parsers that read files. */
export function scratchPath(name: string): string {
  folder ??= newFolder();
  return join(folder, name);
}

/** Writes such a file and says where. */
export function scratchFile(name: string, bytes: Uint8Array): string {
  const path = scratchPath(name);
  writeFileSync(path, bytes);
  return path;
}

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "scelle-fuzz-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}
