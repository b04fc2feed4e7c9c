// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { isUsualEd25519Key } from "./ed25519-key.ts";
import { parseHex } from "./hex.ts";

const refused: readonly (readonly [string, string])[] = [
  ["the neutral element", `01${"00".repeat(31)}`],
  ["the neutral element with a sign", `01${"00".repeat(30)}80`],
  ["the point of order 2", `ec${"ff".repeat(30)}7f`],
  ["a point of order 4", "00".repeat(32)],
  ["a point of order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"],
  ["another, with a sign", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"],
  ["zero, not reduced", `ed${"ff".repeat(30)}7f`],
  ["one, not reduced", `ee${"ff".repeat(30)}7f`],
  ["the largest number of 255 bits", `${"ff".repeat(31)}7f`],
  ["31 bytes", "11".repeat(31)],
];

test.each(refused)("%s is nobody's key", (_, text) => {
  expect(isUsualEd25519Key(parseHex(text, "key"))).toBe(false);
});

test("keys that people make are keys", () => {
  for (let i = 0; i < 200; i++) {
    const der = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
    expect(isUsualEd25519Key(der.subarray(-32))).toBe(true);
  }
});
