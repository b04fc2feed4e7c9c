// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { payloadSizeBytesMax } from "../limits.ts";
import { paddedSizeBytes, padPayload, unpadPayload } from "./payload-padding.ts";

const salt = new Uint8Array(32).fill(0xa5);

function payloadOf(sizeBytes: number): Uint8Array {
  const payload = new Uint8Array(sizeBytes);
  payload[sizeBytes - 1] = 0x7d;
  return payload;
}

const sizes: readonly (readonly [payloadSizeBytes: number, paddedSizeBytes: number])[] = [
  [1, 512],
  [480, 512],
  [481, 1024],
  [992, 1024],
  [993, 2048],
  [payloadSizeBytesMax - 32, 262_144],
  [payloadSizeBytesMax, 524_288],
];

test.each(sizes)("a payload of %i bytes is stored as %i", (payloadSizeBytes, expected) => {
  expect(paddedSizeBytes(payloadSizeBytes)).toBe(expected);
  const payload = payloadOf(payloadSizeBytes);
  const padded = padPayload(salt, payload);
  expect(padded).toHaveLength(expected);
  const opened = unpadPayload(padded);
  expect(Buffer.compare(opened.payload, payload)).toBe(0);
  expect(opened.salt).toEqual(salt);
});

test("payloads of any length are read back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (start) => {
      const payload = Uint8Array.of(...start, 0x7d);
      expect(unpadPayload(padPayload(salt, payload))).toEqual({ salt, payload });
    }),
  );
});

test("padding that is longer, shorter or not zero is another payload or none", () => {
  const padded = padPayload(salt, payloadOf(100));
  expect(() => unpadPayload(Buffer.concat([padded, new Uint8Array(512)]))).toThrow(
    "padding of the wrong length",
  );
  expect(() => unpadPayload(padded.subarray(0, 256))).toThrow("padding of the wrong length");
  expect(() => unpadPayload(padded.subarray(0, 511))).toThrow("padding of the wrong length");
  const stained = padded.slice();
  stained[400] = 1;
  expect(unpadPayload(stained).payload).toHaveLength(400 - 32 + 1);
});

test("padding around nothing is refused", () => {
  expect(() => unpadPayload(new Uint8Array(512))).toThrow("no payload");
  expect(() => unpadPayload(new Uint8Array(0))).toThrow("no payload");
  expect(() => unpadPayload(Buffer.concat([salt, new Uint8Array(480)]))).toThrow("no payload");
});

test("a payload beyond its limit is neither stored nor read", () => {
  expect(() => padPayload(salt, payloadOf(payloadSizeBytesMax + 1))).toThrow("below its limit");
  const tooLong = new Uint8Array(524_288);
  tooLong[payloadSizeBytesMax + 32] = 1;
  expect(() => unpadPayload(tooLong)).toThrow("longer than 262144 bytes");
});

test("a payload that would be mistaken for its padding is never stored", () => {
  expect(() => padPayload(salt, Uint8Array.of(1, 0))).toThrow("does not end in a zero byte");
  expect(() => padPayload(salt, new Uint8Array(0))).toThrow("does not end in a zero byte");
});
