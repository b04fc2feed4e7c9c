// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  encodeKeyRing,
  encodeLastSigned,
  generateKeyRing,
  parseKeyRing,
  parseLastSigned,
} from "./key-ring.ts";

const ring = generateKeyRing();
const ringText = encodeKeyRing(ring);
const signed = { size: 7, root: "A".repeat(43) };
const signedText = encodeLastSigned(signed);
const malformed = expect.objectContaining({ code: "key.malformed", facts: { path: "there" } });

const spoiled: readonly (readonly [claim: string, spoil: (text: string) => string])[] = [
  ["without its end", (text) => text.slice(0, -1)],
  ["with two ends", (text) => `${text}\n`],
  ["that is null", () => "null\n"],
  ["that is a list", () => "[]\n"],
  ["with a member more", (text) => text.replace("{", '{"a":1,')],
  ["with half a key", (text) => text.replace(/"[\w-]{43}"/, '"AAAA"')],
  ["with a number for a key", (text) => text.replace(/"[\w-]{43}"/, "7")],
  ["that is no text", () => "\ud800\n"],
];

test("the files of the key folder are read as they were written", () => {
  expect(parseKeyRing(ringText, "there")).toEqual(
    Object.fromEntries(Object.entries(ring).map(([name, key]) => [name, Uint8Array.from(key)])),
  );
  expect(parseLastSigned(signedText, "there")).toEqual(signed);
});

test.each(spoiled)("a file %s is no key file", (_claim, spoil) => {
  expect(() => parseKeyRing(spoil(ringText), "there")).toThrow(malformed);
  expect(() => parseLastSigned(spoil(signedText), "there")).toThrow(malformed);
});

test("a size that no log has was never signed, and keys of another version are not ours", () => {
  for (const size of ["-1", "0.5", "9007199254740992", '"7"']) {
    expect(() => parseLastSigned(signedText.replace("7", size), "there"), size).toThrow(malformed);
  }
  expect(() => parseKeyRing(ringText.replace('"v":1', '"v":2'), "there")).toThrow(malformed);
});
