// SPDX-License-Identifier: Apache-2.0
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Ended, Visitor } from "../cli/scelle-process.ts";
import { programPath } from "../program-path.ts";
import { cloneRoot } from "../tidy/source-tree.ts";

const rule = "isGone && !isTakenInAfterTransfer(kind)";

/**
 * The program without the rule that a case which was given away takes in nothing more: what a body may run
 * that has its own keys and its own machine.
 */
export function lawlessProgram(visitor: Visitor): (words: readonly string[]) => Ended {
  const folder = visitor.path("lawless");
  const built = dirname(dirname(programPath));
  cpSync(built, join(folder, "build"), { recursive: true });
  cpSync(join(built, "..", "package.json"), join(folder, "package.json"));
  symlinkSync(join(cloneRoot, "node_modules"), join(folder, "node_modules"));
  const parts = join(folder, "build", "program");
  const ruling = readdirSync(parts).filter((name) => readFileSync(join(parts, name), "utf8").includes(rule));
  const [part, ...others] = ruling;
  if (part === undefined || others.length > 0) throw new Error(`${ruling.length} parts have the rule`);
  const text = readFileSync(join(parts, part), "utf8");
  writeFileSync(join(parts, part), text.replace(rule, "false"));
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  return (words) => visitor.shell([process.execPath, join(parts, "main.js"), ...words].map(quoted).join(" "));
}
