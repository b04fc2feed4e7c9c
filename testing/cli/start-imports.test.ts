// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
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
