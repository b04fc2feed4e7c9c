// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { cloneRoot } from "./tidy/source-tree.ts";

test("the reference pages say what the code says", () => {
  const check = ["scripts/docs.mjs", "--check"];
  const done = spawnSync(process.execPath, check, { cwd: cloneRoot, encoding: "utf8" });
  expect(`${done.stdout}${done.stderr}`).toBe("");
  expect(done.status).toBe(0);
});
