// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { documentRules } from "./tidy/document-rules.ts";
import { habitRules } from "./tidy/habit-rules.ts";
import { nameRules } from "./tidy/name-rules.ts";
import type { Sample } from "./tidy/rule.ts";
import { shapeRules } from "./tidy/shape-rules.ts";
import { scanFile } from "./tidy/source-text.ts";
import { cloneFiles } from "./tidy/source-tree.ts";
import { useRules } from "./tidy/use-rules.ts";

const files = cloneFiles();
const rules = [...shapeRules, ...nameRules, ...habitRules, ...documentRules, ...useRules];
const scanned = ([path, text]: Sample) => [scanFile(path, text)];

test("the rules look at the real clone, not at nothing", () => {
  expect(files.filter(({ path }) => path.endsWith(".ts")).length).toBeGreaterThan(60);
  expect(files.some(({ path }) => path === "README.md")).toBe(true);
});

describe.each(rules.map((rule) => [rule.claim, rule] as const))("%s", (_claim, rule) => {
  test("in every file of the clone", () => {
    expect(rule.check(files).map(({ path, line, problem }) => `${path}:${line} ${problem}`)).toEqual([]);
  });

  test.each(rule.planted)("and is found broken in a planted %s: %s", (...sample) => {
    expect(rule.check(scanned(sample))).toHaveLength(1);
  });

  test.each(rule.allowed)("and is not found broken in %s: %s", (...sample) => {
    expect(rule.check(scanned(sample))).toEqual([]);
  });
});
