// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { errorSentence } from "../error-sentences.ts";
import { fieldProblem, problemIn } from "./field-problems.ts";

test("a phrase is told in the language of its reader, with what stands in it", () => {
  const choice = fieldProblem("choice", "generic, fr");
  expect(choice).toBe("must be one of generic, fr");
  expect(problemIn(choice, "en")).toBe(choice);
  expect(problemIn(choice, "fr")).toBe("doit être l’un de ceux-ci : generic, fr");
  expect(problemIn(fieldProblem("unknown"), "fr")).toBe("n’est pas un champ de cet acte");
  expect(problemIn(fieldProblem("unknown-listed", "case-opened"), "fr")).toContain(
    "scelle record case-opened",
  );
  expect(problemIn("says something of its own", "fr")).toBe("says something of its own");
});

test("a sentence of an error has its phrase in the same language", () => {
  const facts = { kind: "case-opened", field: "number", problem: fieldProblem("missing") };
  expect(errorSentence("draft.invalid", facts, "fr")).toContain(" : manque.");
  expect(errorSentence("draft.invalid", facts, "en")).toContain(": is missing.");
});
