// SPDX-License-Identifier: Apache-2.0
import { existsSync, realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { ScelleError } from "@scelle/core";
import { type RegisterFlags, registerFolderOf } from "./register-folder.ts";
import type { Environment } from "./surroundings.ts";

/**
 * Asked before plaintext is written to `path`: below the register it would lie beside what is sealed, and go
 * into every backup of it.
 * @throws ScelleError("usage.output-inside" | "usage.value-invalid" for standard output |
 *   "usage.register-missing")
 */
export function assertOutput(path: string, flags: RegisterFlags, env: Environment): void {
  if (path === "-") throw new ScelleError("usage.value-invalid", { option: "--out", expected: "FILE" });
  const named = registerFolderOf(flags, env);
  if (!existsSync(named)) return; // Opening it will say so.
  const folder = realpathSync(named);
  const place = existingPart(dirname(resolve(path)));
  if (`${place}${sep}`.startsWith(`${folder}${sep}`)) throw new ScelleError("usage.output-inside", { path });
}

/** Where the nearest folder above that exists really lies, whatever links lead there. */
function existingPart(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    // The root is always there.
    if (dirname(path) === path) throw cause;
    return existingPart(dirname(path));
  }
}
