// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { summaryWords } from "./summary-words.ts";

describe("the few words of a record are said in the reader’s language where they come from a vocabulary", () => {
  test.each([
    ["custody-offered", "storage", { en: "Storage", fr: "Conservation" }],
    ["measure-taken", "none", { en: "No measure", fr: "Aucune mesure" }],
    ["allegation-made", "Exercise: money was missing", { en: "money was missing", fr: "money was missing" }],
    ["custody-received", "", { en: "", fr: "" }],
    ["of-a-newer-register", "storage", { en: "storage", fr: "storage" }],
  ])("%s, %s", (kind, summary, said) => {
    expect(summaryWords(kind, summary)).toEqual(said);
  });
});
