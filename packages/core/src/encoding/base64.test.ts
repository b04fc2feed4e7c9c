// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64, base64url, parseBase64, parseBase64url, readBase64url, writeBase64url } from "./base64.ts";

const anyBytes = fc.uint8Array({ maxLength: 70 });

test("bytes are written as Node writes them, and read back", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(parseBase64(base64(bytes), "sample", bytes.length)).toEqual(bytes);
      expect(parseBase64url(base64url(bytes), "sample", bytes.length)).toEqual(bytes);
    }),
  );
});

test("a text that is not the one text of its bytes is refused, whatever Node would make of it", () => {
  const character = fc.constantFrom(..."ABZaz059+/-_=\n é");
  fc.assert(
    fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
      const text = characters.join("");
      const isCanonical = Buffer.from(text, "base64").toString("base64") === text;
      if (isCanonical) expect(base64(parseBase64(text, "sample"))).toBe(text);
      else expect(() => parseBase64(text, "sample")).toThrow("malformed");
      const isUrlCanonical = Buffer.from(text, "base64url").toString("base64url") === text;
      if (isUrlCanonical) expect(base64url(parseBase64url(text, "sample"))).toBe(text);
      else expect(() => parseBase64url(text, "sample")).toThrow("malformed");
    }),
    { numRuns: 2_000 },
  );
});

const malformed: readonly (readonly [claim: string, text: string, offset: number])[] = [
  ["no padding", "AAA", 3],
  ["too little padding", "AA=", 3],
  ["too much padding", "AAA==", 5],
  ["padding alone", "====", 0],
  ["padding in the middle", "AA==AAAA", 2],
  ["an unused bit before one sign of padding", "AAB=", 2],
  ["an unused bit before two signs of padding", "AB==", 1],
  ["the other alphabet", "AA-_", 2],
  ["a newline", "AAAA\nAAA", 4],
  ["a letter of another script", "AAАA", 2],
];

describe("padded base64 refuses, naming the character,", () => {
  test.each(malformed)("%s", (_claim, text, offset) => {
    const facts = { what: "sample", offset, problem: expect.any(String) };
    expect(() => parseBase64(text, "sample")).toThrow(expect.objectContaining({ facts }));
  });
});

test("another length than the one asked for is refused", () => {
  expect(() => parseBase64("AAAA", "sample", 4)).toThrow("4 bytes in base64 expected");
  expect(() => parseBase64url("AAAAA", "sample")).toThrow("cut off");
});

test("in place, base64url is written and read at its offset, and an unused bit is refused there too", () => {
  const target = new Uint8Array(10).fill(0x2e);
  writeBase64url(target, 3, Uint8Array.of(0xfb, 0xff, 0x01, 0x02));
  expect(new TextDecoder().decode(target)).toBe("...-_8BAg.");
  expect(readBase64url(target, 3, 4, "sample")).toEqual(Uint8Array.of(0xfb, 0xff, 0x01, 0x02));
  target[8] = "h".charCodeAt(0);
  expect(() => readBase64url(target, 3, 4, "sample")).toThrow("byte 8");
});

test("what ends before its place is refused inside of what there is", () => {
  const facts = { what: "x", offset: 1, problem: "not canonical base64url" };
  expect(() => readBase64url(Uint8Array.of(65), 2, 32, "x")).toThrow(expect.objectContaining({ facts }));
});
