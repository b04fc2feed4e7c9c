// SPDX-License-Identifier: Apache-2.0
// Running programs in the clone: shared by all scripts, without any dependency.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program, by default in the root of the clone, with its output shown; 1 when it was killed. */
export function run([program, parameters], { environment = {}, folder = root } = {}) {
  const done = spawnSync(program, parameters, {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (done.error) return say(`${program} could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

/** The program of a development dependency, run by this very Node. */
export function tool(name, ...parameters) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const program = typeof bin === "string" ? bin : Object.values(bin)[0];
  return [process.execPath, [join(folder, program), ...parameters]];
}

/** Prints why, and answers the status of a failure. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
