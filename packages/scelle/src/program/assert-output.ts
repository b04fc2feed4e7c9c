// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { isBelow } from "@scelle/register";
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
  if (isBelow(registerFolderOf(flags, env), path)) throw new ScelleError("usage.output-inside", { path });
}
