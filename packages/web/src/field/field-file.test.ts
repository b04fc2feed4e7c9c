// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { type FieldFile, fieldFileBytes, parseFieldFile } from "./field-file.ts";
import { sampleSearch } from "./spec/sample-search.ts";

const search = sampleSearch(2);
const photographs = new Map(
  search.items
    .flatMap((item) => item.photographs)
    .map(({ photographRef }) => [photographRef, new Uint8Array([1, 10, 3])]),
);
const file: FieldFile = { search, photographs };

test("a file that is cut off, or goes on, is none", () => {
  const bytes = fieldFileBytes(file);
  expect(parseFieldFile(bytes)).toEqual(file);
  for (const size of [0, 5, bytes.length - 4, bytes.length - 1]) {
    expect(() => parseFieldFile(bytes.subarray(0, size))).toThrow("malformed");
  }
  expect(() => parseFieldFile(new Uint8Array([...bytes, 0]))).toThrow("malformed");
});

test("whatever single byte is changed, it is taken or refused as malformed", () => {
  const bytes = fieldFileBytes(file);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const value of [0, 0x22, 0x2c, 0x5d, 0x7d, 0xff]) {
      const changed = bytes.slice();
      changed[at] = value;
      try {
        parseFieldFile(changed);
      } catch (error) {
        expect(error).toMatchObject({ code: "format.malformed" });
      }
    }
  }
});

test.each([
  ["null", "null\n"],
  [
    "a photograph that is none",
    `{"form":"scelle-field/1","photographs":[null],"search":${JSON.stringify(search)}}\n`,
  ],
  ["another form", `{"form":"scelle-field/2"}\n`],
  ["a search that is none", `{"form":"scelle-field/1","photographs":[],"search":{"searchRef":1}}\n`],
])("%s is refused", (_what, text) => {
  expect(() => parseFieldFile(new TextEncoder().encode(text))).toThrow("malformed");
});
