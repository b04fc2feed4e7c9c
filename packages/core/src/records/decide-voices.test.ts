// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { type Act, answerTo, forgetting, openedCase, type SpecRow } from "./spec/decision-spec.ts";
import { refOf } from "./spec/spec-names.ts";

const statement: readonly Act[] = [
  ...openedCase,
  { by: "lead", kind: "document-captured", as: "document" },
  { by: "lead", kind: "text-established", as: "text" },
  { by: "lead", kind: "statement-recorded", as: "statement" },
];
const paper = { description: "Harbour paper", anonymous: false, count: "one", role: "author" };
const unnamed = { description: "close to the inquiry", anonymous: true, count: "several", role: "reported" };
const named = { party: { personRef: refOf("outsider") }, role: "reported" };
const correcting = (chain: readonly JsonObject[]): Act => ({
  by: "lead",
  kind: "correction-made",
  stated: { targetRef: refOf("statement"), fields: { chain: [...chain] } },
});

const rows: readonly SpecRow[] = [
  {
    claim: "no correction names a voice that asked not to be named",
    when: correcting([paper, named]),
    answer: "person.voice-named",
  },
  {
    claim: "nor says that it is no longer anonymous",
    when: correcting([paper, { ...unnamed, anonymous: false }]),
    answer: "person.voice-named",
  },
  { claim: "nor leaves it out", when: correcting([paper]), answer: "person.voice-named" },
  {
    claim: "its description is corrected",
    when: correcting([paper, { ...unnamed, count: "one" }]),
    answer: "accepted",
  },
  {
    claim: "what stands around it is",
    when: correcting([{ ...paper, description: "Quay paper" }, unnamed]),
    answer: "accepted",
  },
  {
    claim: "another voice may turn out to be anonymous",
    when: correcting([{ ...paper, anonymous: true }, unnamed]),
    answer: "accepted",
  },
  {
    claim: "and stays so from then on",
    given: [{ ...correcting([{ ...paper, anonymous: true }, unnamed]), as: "correction" }],
    when: correcting([paper, unnamed]),
    answer: "person.voice-named",
  },
];

test.each(rows)("$claim", (row) => {
  expect(answerTo({ ...row, given: [...statement, ...(row.given ?? [])] })).toBe(row.answer);
});

test("a correction of voices that nobody looks at is found", () => {
  const rules = forgetting("person.voice-named");
  const found = rows.filter(
    (row) => answerTo({ ...row, given: [...statement, ...(row.given ?? [])] }, rules) !== row.answer,
  );
  expect(found).toHaveLength(4);
});
