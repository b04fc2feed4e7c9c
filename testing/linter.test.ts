// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cloneRoot } from "./tidy/source-tree.ts";

/** What the linter is trusted with: each must be found by the settings that the clone has. */
const planted: readonly (readonly [claim: string, files: Record<string, string>, rule: string])[] = [
  [
    "a promise of another file that nobody awaits",
    {
      "a.ts": "export async function sync(): Promise<void> {}\n",
      "b.ts": 'import { sync } from "./a.ts";\nsync();\n',
    },
    "noFloatingPromises",
  ],
  [
    "a promise taken for a condition",
    {
      "a.ts": "export async function isSealed(): Promise<boolean> {\n  return true;\n}\n",
      "b.ts": 'import { isSealed } from "./a.ts";\nexport const word = isSealed() ? "sealed" : "open";\n',
    },
    "noMisusedPromises",
  ],
  ["a value of any type", { "a.ts": "export const a: any = 1;\n" }, "noExplicitAny"],
  [
    "a value said to be there",
    { "a.ts": "export const f = (a?: string): string => a!;\n" },
    "noNonNullAssertion",
  ],
  ["an empty block", { "a.ts": "export function f(): void {\n  if (f) {}\n}\n" }, "noEmptyBlockStatements"],
];

test.each(planted)("the linter finds %s", (_claim, files, rule) => {
  expect(lint(files)).toContain(rule);
});

test("the linter passes what is right", () => {
  expect(lint({ "a.ts": "export const a = 1;\n" })).not.toMatch(/lint\//);
});

function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "scelle-lint-"));
  try {
    for (const name of ["biome.json", ".gitignore"]) cpSync(join(cloneRoot, name), join(folder, name));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const biome = join(cloneRoot, "node_modules/@biomejs/biome/bin/biome");
    const done = spawnSync(process.execPath, [biome, "lint", "--colors=off"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(done.stdout + done.stderr).toMatch(/Checked \d+ file/);
    return done.stdout + done.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
