// SPDX-License-Identifier: Apache-2.0
import { errorTable } from "./error-table.ts";
import { problemIn } from "./errors/field-problems.ts";
import { type ErrorCode, type ErrorFacts, filledSentence, type Language, tellErrorsBy } from "./errors.ts";

tellErrorsBy(errorTable);

/** The sentence of an error with its facts filled in; a fact that is missing stays visible as its name. */
export function errorSentence(code: ErrorCode, facts: ErrorFacts, language: Language): string {
  const { problem } = facts;
  const told = typeof problem === "string" ? { ...facts, problem: problemIn(problem, language) } : facts;
  return filledSentence(errorTable[code], told, language);
}
