// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { join } from "node:path";
import { cloneRoot } from "./tidy/source-tree.ts";

const built = join(cloneRoot, "packages", "scelle", "build");

/** The program as a user runs it: what `npm run build` joined of the compiled modules. */
export const programPath = join(built, "program", "main.js");

const partOf = ["analysis", "core", "register", "scelle", "verifier"];
const compiledMs = partOf.map((name) =>
  modifiedMs(join(cloneRoot, "packages", name, "tsconfig.tsbuildinfo")),
);
// A test that judges yesterday's program would be worse than none.
if (Math.max(...compiledMs) > modifiedMs(join(built, ".made-of"))) {
  throw new Error("The program is older than the modules that it is made of: npm run build.");
}

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
