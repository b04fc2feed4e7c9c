// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { registerPaths, ScelleError } from "@scelle/core";
import type { Environment } from "./surroundings.ts";

/** Options of every command that speaks to a register. */
export interface RegisterFlags {
  readonly register?: string | undefined;
  /** Folder of the online keys. */
  readonly keys?: string | undefined;
}

/**
 * The folder that a command is about: named, or from the environment, or where the person stands.
 * @throws ScelleError("usage.register-missing")
 */
export function registerFolderOf(flags: RegisterFlags, env: Environment): string {
  const named = flags.register ?? env["SCELLE_REGISTER"];
  if (named) return resolve(named);
  if (existsSync(registerPaths.registerJson)) return process.cwd();
  throw new ScelleError("usage.register-missing");
}

/** `keyFolder` for the register package, only where one is named. */
export function keyFolderOf(flags: RegisterFlags): { keyFolder?: string } {
  return flags.keys === undefined ? {} : { keyFolder: resolve(flags.keys) };
}

const secretStart = "AGE-SECRET-KEY-";
/** A recovery sheet is a page; a file that is larger is not read to its end. */
const readSizeBytesMax = 64 * 1024;
/** Files at the top of a register that are not its own; nobody keeps more there by mistake. */
const filesReadMax = 100;

/**
 * The first file at the top of a register in which an evidence identity lies: whoever takes the folder
 * would take
 * the key to everything in it.
 */
export async function identityInside(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []); // Opening it will say why.
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  for (const name of files.sort().slice(0, filesReadMax)) {
    if ((await startOf(join(folder, name))).includes(secretStart)) return name;
  }
  return undefined;
}

async function startOf(path: string): Promise<string> {
  const handle = await open(path, "r").catch(() => undefined); // Not readable to us, so no danger through us.
  if (handle === undefined) return "";
  try {
    const buffer = Buffer.alloc(readSizeBytesMax);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
