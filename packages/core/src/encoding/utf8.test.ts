// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal } from "./decimal.ts";
import { hex, parseHex } from "./hex.ts";
import { parseUtf8, utf8 } from "./utf8.ts";

test("a text is read back as it was written, a byte order mark included", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(parseUtf8(utf8(`\ufeff${text}`), "sample")).toBe(`\ufeff${text}`);
    }),
  );
});

const notUtf8: readonly (readonly [claim: string, bytes: Uint8Array, offset: number])[] = [
  ["a byte that begins nothing", Uint8Array.of(0x61, 0x80), 1],
  ["an overlong slash", Uint8Array.of(0x61, 0x62, 0xc0, 0xaf), 2],
  ["a surrogate", Uint8Array.of(0xed, 0xa0, 0x80), 0],
  ["a character cut off", Uint8Array.of(0x61, 0xe2, 0x82), 1],
  ["a character beyond Unicode", Uint8Array.of(0xf4, 0x90, 0x80, 0x80), 0],
];

test.each(notUtf8)("%s is no text, and its offset is named", (_claim, bytes, offset) => {
  expect(() => parseUtf8(bytes, "sample")).toThrow(`malformed at byte ${offset}: not UTF-8`);
});

test("two texts never become the same bytes by a lone surrogate", () => {
  expect(() => utf8("é\ud800")).toThrow("malformed at byte 2: a lone surrogate");
});

test("hexadecimal is lower case and read back as it was written", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(hex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(parseHex(hex(bytes), "sample", bytes.length)).toEqual(bytes);
    }),
  );
  expect(() => parseHex("0A", "sample")).toThrow("malformed at byte 1");
  expect(() => parseHex("012", "sample")).toThrow("odd number");
  expect(() => parseHex("0102", "sample", 1)).toThrow("1 bytes in hexadecimal expected");
  expect(() => parseHex("0g", "sample")).toThrow("malformed at byte 1");
});

const notDecimal = ["", "00", "01", "-1", "+1", "1.0", "1e3", " 1", "1 ", "9007199254740992", "٣"];

test.each(notDecimal)("%j is not a count", (text) => {
  expect(() => parseDecimal(text, "sample")).toThrow("not a plain decimal number");
});

test.each([0, 7, 70_000, Number.MAX_SAFE_INTEGER])("the count %d is read as written", (count) => {
  expect(parseDecimal(String(count), "sample")).toBe(count);
});
