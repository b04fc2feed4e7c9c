// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { nextNumber, numberingAfter } from "./item-numbers.ts";

test.each([
  [[], { prefix: "", first: 1 }],
  [["3", "12", "4"], { prefix: "", first: 13 }],
  [["C-7/1", "C-7/9", "1 bis", "X-40"], { prefix: "C-7/", first: 10 }],
  [["without digits"], { prefix: "", first: 1 }],
] as const)("after the numbers %j one goes on with %j", (numbers, expected) => {
  expect(numberingAfter(numbers)).toEqual(expected);
});

test("a number that is taken is passed over", () => {
  expect(nextNumber("C/", 4, ["C/4", "C/5", "C/7"])).toBe("C/6");
});
