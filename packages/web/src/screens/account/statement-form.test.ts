// SPDX-License-Identifier: Apache-2.0
import { parseDraft, sentenceParts } from "@scelle/core";
import type { TextLine } from "@scelle/core/api";
import { describe, expect, test } from "vitest";
import { entryFor, missingParts, type StatementEntry, statedOf, unrecorded } from "./statement-form.ts";

const refOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const text: TextLine = {
  textRef: refOf(2),
  title: "Harbour paper",
  language: "en",
  textDigest: "0".repeat(64),
  textLength: 400,
  derivedFrom: [],
};
const quote = { exact: "Rivals presumably shot him", suffix: ".", start: 10, end: 36 };
const author = { party: { bodyRef: refOf(3) }, name: "Harbour paper" };
const entry: StatementEntry = {
  ...entryFor(quote, text, author),
  voices: [
    { key: 0, naming: "party", chosen: author },
    { key: 1, naming: "unnamed", description: "concordant sources", count: "several", certainty: "probable" },
  ],
  predicate: "killed",
  certainty: "probable",
  hedges: [{ quote: { exact: "presumably", start: 17, end: 27 }, weakens: "certainty" }],
};

describe("a statement recorded from a passage", () => {
  test("what the form states is a draft that the register accepts in form", () => {
    const draft = {
      draftId: refOf(9),
      kind: "statement-recorded",
      version: 1,
      stated: statedOf(refOf(1), text.textRef, entry, {}),
    };
    expect(parseDraft(JSON.parse(JSON.stringify(draft))).stated["mood"]).toBe("asserted");
  });

  test("a voice that is not named has no place for a person", () => {
    const unnamed = statedOf(refOf(1), text.textRef, entry, {}).chain?.[1];
    expect(Object.keys(unnamed ?? {}).sort()).toEqual([
      "anonymous",
      "certainty",
      "count",
      "description",
      "role",
    ]);
  });

  test("only the first voice is the author of the text", () => {
    const roles = statedOf(refOf(1), text.textRef, entry, {}).chain?.map(({ role }) => role);
    expect(roles).toEqual(["author", "reported"]);
  });

  test("a hedge that was marked stands in the sentence told back", () => {
    const record = unrecorded(statedOf(refOf(1), text.textRef, entry, {}));
    const hedges = sentenceParts(record, () => "Harbour paper", "en").filter(({ type }) => type === "hedge");
    expect(hedges.map(({ words }) => words)).toEqual(["“presumably”"]);
  });

  test("what is not so is asked from when to when", () => {
    expect(missingParts({ ...entry, polarity: "negated" }, {})).toEqual(["time"]);
  });

  test("a condition, a voice and the words themselves are asked for", () => {
    const bare = { ...entryFor(quote, text), mood: "conditional" as const, clauses: { en: " ", fr: "" } };
    expect(missingParts(bare, {})).toEqual(["voice", "clause", "condition"]);
  });
});
