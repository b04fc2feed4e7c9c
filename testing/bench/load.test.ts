// SPDX-License-Identifier: Apache-2.0
// That a crowd loses nothing and breaks nothing, at a size that proves nothing about speed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("of what a crowd was told is recorded nothing is missing, and memory does not run away", () => {
  const program = fileURLToPath(new URL("./load.js", import.meta.url));
  const words = ["--clients", "40", "--seconds", "6", "--alone", "2", "--think", "300"];
  const done = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  const { results, rows } = JSON.parse(done.stdout.trimEnd().split("\n").at(-1) ?? "{}") as {
    results: Readonly<Record<string, number>>;
    rows: readonly { readonly answered: number; readonly recorded: number }[];
  };
  expect(rows.map(({ answered }) => answered > 0)).toEqual([true, true]);
  expect(rows[1]?.recorded).toBeGreaterThan(0);
  expect(results).toMatchObject({ "entries lost": 0, "neither answered nor refused": 0 });
  expect(results["memory, last quarter to first"]).toBeLessThan(1.6);
}, 60_000);
