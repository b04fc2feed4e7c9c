// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { provedSizes } from "./proved-sizes.ts";

function sizes(count: number): number[] {
  return Array.from({ length: count }, (_, at) => 3 * (count - at));
}

test("few are proved all", () => {
  expect(provedSizes([])).toEqual([]);
  expect(provedSizes(sizes(50))).toEqual(sizes(50));
});

test("of many the newest and the oldest are proved, and the proofs stay few", () => {
  const all = sizes(1_000_000);
  const chosen = provedSizes(all);
  expect(chosen).toEqual(expect.arrayContaining(all.slice(0, 64)));
  expect(chosen).toEqual(expect.arrayContaining([3, 6, 9, 12]));
  expect(chosen.length).toBeLessThan(1_000);
  expect(new Set(chosen).size).toBe(chosen.length);
});
