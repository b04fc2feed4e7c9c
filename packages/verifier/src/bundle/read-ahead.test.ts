// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from "@scelle/core";
import { expect, test } from "vitest";
import { readAhead } from "./read-ahead.ts";

const bytes = Uint8Array.from({ length: 900_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);

/** Counts how often it is asked. */
function counted() {
  let asked = 0;
  const source = {
    size: bytes.length,
    slice: (start: number, end: number) => ({
      arrayBuffer: () => {
        asked += 1;
        return Promise.resolve(bytes.slice(start, end).buffer);
      },
    }),
  };
  return { source, asked: () => asked };
}

test("ranges read ahead are the bytes that lie there, one after the other and many at once", async () => {
  const { source } = counted();
  const ahead = readAhead(source);
  const ranges = Array.from({ length: 200 }, (_, i) => {
    const start = (i * 104_729) % bytes.length;
    return [start, Math.min(bytes.length, start + ((i * 7_919) % 400_000))] as const;
  });
  const check = async ([start, end]: readonly [number, number]) => {
    const read = new Uint8Array(await ahead.slice(start, end).arrayBuffer());
    expect(equalBytes(read, bytes.subarray(start, end))).toBe(true);
  };
  for (const range of ranges) await check(range);
  await Promise.all(ranges.map(check));
  expect((await ahead.slice(bytes.length - 5, bytes.length + 10).arrayBuffer()).byteLength).toBe(5);
});

test("a thousand small files one behind the other are read in a few goes, and a failed one is tried again", async () => {
  const { source, asked } = counted();
  const ahead = readAhead(source);
  for (let at = 0; at < 800_000; at += 800) await ahead.slice(at, at + 700).arrayBuffer();
  expect(asked()).toBeLessThan(6);
  let isGone = true;
  const failing = readAhead({
    size: source.size,
    slice: (start, end) => {
      if (isGone) throw new Error("gone");
      return source.slice(start, end);
    },
  });
  await expect(failing.slice(0, 10).arrayBuffer()).rejects.toThrow("gone");
  isGone = false;
  expect((await failing.slice(0, 10).arrayBuffer()).byteLength).toBe(10);
});
