// SPDX-License-Identifier: Apache-2.0
import { errorTable } from "./error-table.ts";
import { type ErrorCode, type ErrorFacts, filledSentence, type Language, tellErrorsBy } from "./errors.ts";

tellErrorsBy(errorTable);

/** The sentence of an error with its facts filled in; a fact that is missing stays visible as its name. */
export function errorSentence(code: ErrorCode, facts: ErrorFacts, language: Language): string {
  return filledSentence(errorTable[code], facts, language);
}
