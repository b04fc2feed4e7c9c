// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { extendsLook, type LookAt } from "./extend-look.ts";

const earlier: LookAt = {
  author: "person",
  caseRef: "case",
  query: { op: "list", kind: "view.exhibits" },
  at: "2026-02-25T10:00:00.000Z",
  shown: ["one", "two"],
};

test("the same look within ten minutes goes on with the first", () => {
  expect(extendsLook(earlier, { ...earlier, at: "2026-02-25T10:10:00.000Z" })).toBe(true);
  expect(
    extendsLook(earlier, { ...earlier, query: { kind: "view.exhibits", op: "list" }, shown: ["two"] }),
  ).toBe(true);
});

/** Each is a look that somebody would like to have gone unrecorded. */
const others: readonly (readonly [claim: string, now: Partial<LookAt>])[] = [
  ["of somebody else", { author: "another" }],
  ["at another case", { caseRef: "other" }],
  ["outside any case", { caseRef: undefined }],
  ["at something else", { query: { op: "list", kind: "view.people" } }],
  ["at one thing of a kind", { query: { op: "list", kind: "view.exhibits", of: "one" } }],
  ["at a record that was not shown", { shown: ["one", "three"] }],
  ["after more than ten minutes", { at: "2026-02-25T10:10:00.001Z" }],
  ["before the first, by a clock that went back", { at: "2026-02-25T09:59:59.999Z" }],
];

test.each(others)("a look %s is a look of its own", (_claim, now) => {
  expect(extendsLook(earlier, { ...earlier, ...now })).toBe(false);
});
