// SPDX-License-Identifier: Apache-2.0
import * as module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "./surroundings.ts";

/**
 * Has Node keep what it compiled of this program, so that the next command starts sooner. In the user's own
 * folder: what others on this machine could write there would be run. Older versions of Node do without.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
export function keepCompiled(env: Environment): void {
  const folder = join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "scelle", "compiled");
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(folder);
}
