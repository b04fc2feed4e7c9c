// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { checkLayering } from "./layering.ts";
import { scanSource } from "./tidy/source-text.ts";
import { cloneFiles } from "./tidy/source-tree.ts";

const sources = cloneFiles();
const { edges, trespasses } = checkLayering(sources);

test("every import goes where its package may go", () => {
  expect(trespasses.map(({ path, line, problem }) => `${path}:${line} ${problem}`)).toEqual([]);
});

test("the check looks at the real imports, not at nothing", () => {
  expect(edges.length).toBeGreaterThan(200);
  expect(edges.every((edge) => edge.specifier !== undefined)).toBe(true);
  for (const name of ["core", "register", "verifier", "scelle"]) {
    expect(edges.some((edge) => edge.path.startsWith(`packages/${name}/src/`))).toBe(true);
  }
});

/** Files as they might be added, and what the check must say about them; "" when it must say nothing. */
const planted: readonly (readonly [claim: string, files: Record<string, string>, problem: string])[] = [
  ["core imports the register", at("core", 'import { x } from "@scelle/register";'), "may not import"],
  ["a type is an import too", at("core", 'import type { X } from "@scelle/register";'), "may not import"],
  ["a re-export is one", at("core", 'export { x } from "@scelle/register";'), "may not import"],
  ["so is a late import", at("core", 'await import("@scelle/register");'), "may not import"],
  ["the register imports the command line", at("register", 'import "scelle";'), "may not import"],
  ["the verifier imports the register", at("verifier", 'import "@scelle/register";'), "may not import"],
  ["core uses an npm package", at("core", 'import { x } from "libsql";'), "may not use libsql"],
  [
    "an npm package by a long path",
    at("core", 'import { x } from "@noble/hashes/sha2.js";'),
    "@noble/hashes",
  ],
  ["code uses the test tool", at("register", 'import { test } from "vitest";'), "may not use vitest"],
  ["core reads a disk", at("core", 'import { x } from "node:fs";'), "Node's own modules"],
  ["core reads a disk without the prefix", at("core", 'import { x } from "fs";'), "may not use fs"],
  [
    "the browser's verifier reads a disk",
    at("verifier", 'import { x } from "node:fs";'),
    "Node's own modules",
  ],
  [
    "the browser's verifier reads a disk through another file",
    { ...at("verifier", 'import "./node-x.ts";'), "packages/verifier/src/node-x.ts": "" },
    "brings Node's own modules in",
  ],
  ["a deep import", at("register", 'import { x } from "@scelle/core/dist/x.js";'), "reaches into"],
  ["an import by path", at("register", 'import { x } from "../../core/src/x.ts";'), "leaves its package"],
  ["a package imports itself by name", at("core", 'import { x } from "@scelle/core";'), "its own package"],
  ["a file that is not there", at("core", 'import { x } from "./gone.ts";'), "not there"],
  [
    "code imports a test",
    { ...at("core", 'import "./y.test.ts";'), "packages/core/src/y.test.ts": "" },
    "a test",
  ],
  [
    "code imports what helps tests",
    { ...at("core", 'import "./spec/y.ts";'), "packages/core/src/spec/y.ts": "" },
    "a test",
  ],
  ["an import that only running tells", at("core", "await import(name);"), "only when it runs"],
  ["a package without a row", at("extra", 'import "node:fs";'), "no layer"],
  [
    "a circle of three, one edge a type",
    {
      "packages/core/src/a.ts": 'import { b } from "./b.ts";',
      "packages/core/src/b.ts": 'import type { C } from "./c.ts";',
      "packages/core/src/c.ts": 'export * from "./a.ts";',
    },
    "circle: packages/core/src/a.ts → packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/a.ts",
  ],
  ["core uses its one dependency", at("core", 'import * as z from "zod/mini";'), ""],
  ["an import in a comment or a string", at("core", '// import "fs"\nconst a = `import "fs"`;'), ""],
  ["a test of core reads vectors", { "packages/core/src/x.test.ts": 'import { x } from "node:fs";' }, ""],
  [
    "what helps tests uses the test tool",
    { "packages/core/src/spec/x.ts": 'import { test } from "vitest";' },
    "",
  ],
  ["a declared entry point", at("scelle", 'import { x } from "@scelle/verifier/node-folder";'), ""],
];

describe("a planted import is judged rightly", () => {
  test.each(planted)("%s", (_claim, files, problem) => {
    const scanned = Object.entries(files).map(([path, text]) => scanSource(path, text));
    const found = checkLayering(scanned).trespasses.map((trespass) => trespass.problem);
    if (problem === "") expect(found).toEqual([]);
    else expect(found.join("\n")).toContain(problem);
    expect(found.length).toBeLessThanOrEqual(1);
  });
});

function at(name: string, text: string): Record<string, string> {
  return { [`packages/${name}/src/planted.ts`]: text };
}
