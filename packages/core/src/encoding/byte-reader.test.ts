// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader } from "./byte-reader.ts";
import { concatBytes, equalBytes, u16be, u32be, u64be } from "./bytes.ts";

test("numbers are read back as they were written", () => {
  fc.assert(
    fc.property(fc.nat(0xffff), fc.nat(0xffff_ffff), fc.maxSafeNat(), (short, middle, long) => {
      const reader = new ByteReader(concatBytes(u16be(short), u32be(middle), u64be(long)), "sample");
      expect([reader.u16(), reader.u32(), reader.u64()]).toEqual([short, middle, long]);
      reader.assertEnd();
    }),
  );
});

test("reading past the end is refused at the offset where bytes are missing", () => {
  const reader = new ByteReader(Uint8Array.of(1, 2, 3), "sample");
  expect(reader.take(2)).toEqual(Uint8Array.of(1, 2));
  expect(() => reader.u16()).toThrow("malformed at byte 2: 1 bytes missing");
  expect(() => reader.assertEnd()).toThrow("malformed at byte 2: 1 bytes too many");
});

test("a number that JavaScript would round is refused", () => {
  const largest = Uint8Array.of(0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
  expect(new ByteReader(largest, "sample").u64()).toBe(Number.MAX_SAFE_INTEGER);
  const rounded = Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 1);
  expect(() => new ByteReader(rounded, "sample").u64()).toThrow("malformed at byte 0");
});

test("a view into a larger buffer is read, not the buffer", () => {
  const view = Uint8Array.of(9, 9, 0, 7, 9).subarray(2, 4);
  const reader = new ByteReader(view, "sample");
  expect(reader.u16()).toBe(7);
  expect(reader.remaining).toBe(0);
});

const unwritable: readonly (readonly [claim: string, write: () => Uint8Array])[] = [
  ["a count that is too large for its bytes", () => u16be(65_536)],
  ["a negative count", () => u32be(-1)],
  ["a fraction", () => u64be(0.5)],
  ["a count that is not exact", () => u64be(2 ** 53)],
];

test.each(unwritable)("%s is never written", (_claim, write) => {
  expect(write).toThrow("count");
});

test("byte strings are equal only when every byte and the length are", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true);
  expect(equalBytes(bytes, Uint8Array.of(1, 2))).toBe(false);
  for (let bit = 0; bit < 24; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(equalBytes(bytes, flipped)).toBe(false);
  }
});
