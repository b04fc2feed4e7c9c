// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  type FieldFile,
  fieldFileBytes,
  openFieldFile,
  parseFieldFile,
  sealFieldFile,
} from "./field-file.ts";
import { sampleSearch } from "./spec/sample-search.ts";

const search = sampleSearch(2);
const photographs = new Map(
  search.items
    .flatMap((item) => item.photographs)
    .map(({ photographRef }) => [photographRef, new Uint8Array([1, 10, 3])]),
);
const file: FieldFile = { search, photographs };

test("a search goes into a file and comes out again, with the words only", async () => {
  const sealed = await sealFieldFile(file, { passphrase: "seven words of the team" });
  expect(new TextDecoder("latin1").decode(sealed)).not.toContain("Office 12");
  expect(await openFieldFile(sealed, "seven words of the team")).toEqual(file);
  await expect(openFieldFile(sealed, "seven other words")).rejects.toThrow("malformed");
}, 60_000);

test("a file that is cut off, or goes on, is none", () => {
  const bytes = fieldFileBytes(file);
  expect(parseFieldFile(bytes)).toEqual(file);
  for (const size of [0, 5, bytes.length - 4, bytes.length - 1]) {
    expect(() => parseFieldFile(bytes.subarray(0, size))).toThrow("malformed");
  }
  expect(() => parseFieldFile(new Uint8Array([...bytes, 0]))).toThrow("malformed");
});

test.each([
  ["null", "null\n"],
  ["another form", `{"form":"scelle-field/2"}\n`],
  ["a search that is none", `{"form":"scelle-field/1","photographs":[],"search":{"searchRef":1}}\n`],
])("%s is refused", (_what, text) => {
  expect(() => parseFieldFile(new TextEncoder().encode(text))).toThrow("malformed");
});
