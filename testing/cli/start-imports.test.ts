// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { programPath } from "../program-path.ts";
import { cloneRoot } from "../tidy/source-tree.ts";

const compiled = join(cloneRoot, "packages", "scelle", "dist");

test("the command line is there before anything but its words and commander is loaded", () => {
  const { files, packages } = loadedFrom(join(compiled, "main.js"), join(compiled, "program/run-program.js"));
  expect(packages).toEqual(["commander"]);
  expect(files.length).toBeGreaterThan(12);
});

test("the same walk finds what a command loads", () => {
  const { packages } = loadedFrom(join(compiled, "commands", "verify.js"));
  expect(packages).toContain("@scelle/core");
});

test("whatever thread the program starts begins at a file that was joined beside it", () => {
  const started = readdirSync(dirname(programPath)).flatMap((name) => {
    const code = readFileSync(join(dirname(programPath), name), "utf8");
    return [...code.matchAll(/new URL\("\.\/([\w-]+\.js)", import\.meta\.url\)/g)].map(
      ([, file = ""]) => file,
    );
  });
  expect(started.length).toBeGreaterThan(2);
  expect(started.filter((file) => !existsSync(join(dirname(programPath), file)))).toEqual([]);
});

/** What Node loads before the first line of these files runs: files of the program, and packages by name. */
function loadedFrom(...entries: readonly string[]): { files: string[]; packages: string[] } {
  const files = new Set(entries);
  const packages = new Set<string>();
  for (const file of files) {
    const code = readFileSync(file, "utf8");
    for (const [, specifier = ""] of code.matchAll(/^(?:import|export)\b[^;'"]*["']([^"'\n]+)["'];$/gm)) {
      if (specifier.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (!specifier.startsWith("node:")) packages.add(specifier);
    }
  }
  expect([...files].filter((file) => !existsSync(file))).toEqual([]);
  return { files: [...files], packages: [...packages].sort() };
}
