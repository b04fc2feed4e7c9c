// SPDX-License-Identifier: Apache-2.0
import { type Draft, fieldFileSizeBytesMax } from "@scelle/core";
import { expect, test } from "vitest";
import { fieldActs } from "./field-acts.ts";
import {
  assertFieldFileSize,
  type FieldFile,
  fieldFileBytes,
  fitsFieldFile,
  parseFieldFile,
} from "./field-file.ts";
import type { FieldItem, FieldPhotograph, FieldReport, FieldSearch } from "./field-search.ts";
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

test("a file that is read in sends nothing by itself, and nothing but what it shows", () => {
  const [person, conducted] = fieldActs(search);
  const told = conducted?.draft as Draft;
  const hidden = { ...told, stated: { ...told.stated, place: "Elsewhere" } };
  const earlier = { ...(person?.draft as Draft), version: 1 };
  for (const [draft, kept] of [
    [told, told],
    [hidden, undefined],
    [earlier, earlier],
  ] as const) {
    const sent = { [draft.draftId]: draft };
    const bytes = fieldFileBytes({ search: { ...search, isComingIn: true, sent }, photographs });
    const { search: read } = parseFieldFile(bytes);
    expect(read.isComingIn).toBe(false);
    expect(read.sent[draft.draftId]).toEqual(kept);
  }
});

test("a file whose report has another digest than its text is none", () => {
  const report = { ...(search.report as FieldReport), digest: "ab".repeat(32) };
  expect(() => parseFieldFile(fieldFileBytes({ search: { ...search, report }, photographs }))).toThrow(
    "malformed",
  );
});

test("what is too large for an export file is known before it is made or read", () => {
  const [item, ...others] = search.items as [FieldItem, ...FieldItem[]];
  const [photograph] = item.photographs as [FieldPhotograph];
  const large = { ...photograph, measured: { ...photograph.measured, sealedSize: 50 * 1024 * 1024 } };
  const withPhotographs = (count: number): FieldSearch => ({
    ...search,
    items: [{ ...item, photographs: Array.from({ length: count }, () => large) }, ...others],
  });
  expect([fitsFieldFile(withPhotographs(20)), fitsFieldFile(withPhotographs(21))]).toEqual([true, false]);
  expect(() => assertFieldFileSize(fieldFileSizeBytesMax)).not.toThrow();
  expect(() => assertFieldFileSize(fieldFileSizeBytesMax + 1)).toThrow("malformed");
});

test("whatever single byte is changed, it is taken or refused as malformed", () => {
  const bytes = fieldFileBytes({ search: sampleSearch(1), photographs });
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
