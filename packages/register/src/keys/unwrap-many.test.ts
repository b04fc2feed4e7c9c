// SPDX-License-Identifier: Apache-2.0
import { createDecipheriv, type Decipher, randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import { unwrapAesKw, wrapAesKw } from "./node-crypto.ts";
import { unwrapMany } from "./unwrap-many.ts";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

test("opens what RFC 3394 §4.6 wraps", () => {
  const wrappingKey = bytes("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  const wrapped = bytes("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
  const key = bytes("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");
  expect(unwrapMany(wrappingKey, [wrapped])).toEqual([key]);
});

test("opens as many as there are, each as the library does", () => {
  const wrappingKey = randomBytes(32);
  for (const count of [0, 1, 2, 255, 256, 1_000]) {
    const keys = Array.from({ length: count }, () => new Uint8Array(randomBytes(32)));
    expect(
      unwrapMany(
        wrappingKey,
        keys.map((key) => wrapAesKw(wrappingKey, key)),
      ),
    ).toEqual(keys);
  }
});

test("opens nothing of which a single bit is another, and its neighbours all the same", () => {
  const wrappingKey = randomBytes(32);
  const keys = Array.from({ length: 3 }, () => new Uint8Array(randomBytes(32)));
  const wrapped = keys.map((key) => new Uint8Array(wrapAesKw(wrappingKey, key)));
  for (let bit = 0; bit < 8 * 40; bit++) {
    const altered = wrapped.map((one) => one.slice());
    const middle = altered[1] ?? new Uint8Array(0);
    middle[bit >> 3] = (middle[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(unwrapAesKw(wrappingKey, middle)).toBeUndefined();
    expect(unwrapMany(wrappingKey, altered)).toEqual([keys[0], undefined, keys[2]]);
  }
});

test("opens nothing under another key, and no key of another size", () => {
  const wrapped = wrapAesKw(randomBytes(32), randomBytes(32));
  expect(unwrapMany(randomBytes(32), [wrapped])).toEqual([undefined]);
  expect(() => unwrapMany(randomBytes(32), [wrapped.subarray(8)])).toThrow(TypeError);
  expect(() => unwrapMany(randomBytes(16), [wrapped])).toThrow(RangeError);
});

test("leaves no part of a key in what the library gave", () => {
  const given: Buffer[] = [];
  const prototype = Object.getPrototypeOf(createDecipheriv("aes-256-ecb", randomBytes(32), null)) as Decipher;
  const update = prototype.update;
  const spy = vi.spyOn(prototype, "update").mockImplementation(function (
    this: Decipher,
    ...words: unknown[]
  ) {
    const piece = Reflect.apply(update, this, words) as Buffer;
    given.push(piece);
    return piece as never;
  });
  const wrappingKey = randomBytes(32);
  const key = new Uint8Array(randomBytes(32));
  expect(unwrapMany(wrappingKey, [wrapAesKw(wrappingKey, key)])).toEqual([key]);
  spy.mockRestore();
  expect(given).toHaveLength(24);
  expect(given.every((piece) => piece.every((byte) => byte === 0))).toBe(true);
});
