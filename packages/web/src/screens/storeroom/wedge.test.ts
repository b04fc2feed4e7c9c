// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { WedgeReader } from "./wedge.ts";

/** What is read of a text typed with a pause between keys. */
function typed(text: string, pauseMs: number, reader = new WedgeReader(), from = 0): string | undefined {
  const keys = [...text].flatMap((sign) => (/[A-Z]/.test(sign) ? ["Shift", sign] : [sign]));
  return [...keys, "Enter"]
    .map((key, i) => reader.press({ key, atMs: from + i * pauseMs }))
    .find((scanned) => scanned !== undefined);
}

test("what a scanner types is a scan, capital letters with their shift", () => {
  expect(typed("1WY5MWCY5FB0T", 4)).toBe("1WY5MWCY5FB0T");
});

test("what a person types is none, however well that person types", () => {
  expect(typed("1WY5MWCY5FB0T", 60)).toBeUndefined();
  expect(typed("12345", 4)).toBeUndefined();
});

test("what was typed before does not run into a scan, nor one scan into the next", () => {
  const reader = new WedgeReader();
  for (const [i, key] of [..."Shelf 2"].entries()) reader.press({ key, atMs: i * 120 });
  expect(typed("AAAA1111", 3, reader, 2_000)).toBe("AAAA1111");
  expect(typed("BBBB2222", 3, reader, 2_200)).toBe("BBBB2222");
});

test("an endless stream of keys is no scan", () => {
  expect(typed("x".repeat(10_000), 1)).toBeUndefined();
});
