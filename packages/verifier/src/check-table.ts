// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { type Check, type CheckFacts, isFault, type Outcome } from "./check.ts";
import type { CheckRow, Sentence } from "./check-sentence.ts";
import { logCheckRows } from "./check-table-log.ts";
import { recordCheckRows } from "./check-table-record.ts";

/** Every check that the verifier knows, with what it is called in each outcome. */
export const checkTable = { ...logCheckRows, ...recordCheckRows };

export type CheckCode = keyof typeof checkTable;
/** The outcomes that a check can have: those it has a sentence for. */
export type OutcomeOf<C extends CheckCode> = Extract<keyof (typeof checkTable)[C], Outcome>;

/** The sentence of one check with its facts filled in. */
export function checkSentence(check: Check, language: Language): string {
  const row: CheckRow = checkTable[check.code];
  const sentence = row[check.outcome];
  if (sentence === undefined) return `${check.code} ${check.outcome} ${check.subject}`;
  return filledSentence(sentence, { ...check.facts, subject: check.subject }, language);
}

/** Whether a check overturns the given verdict. */
export function isFaultOf(check: Check, verdict: CheckRow["concerns"]): boolean {
  return isFault(check) && checkTable[check.code].concerns === verdict;
}

/** A fact that is missing stays visible as its name. */
export function filledSentence(sentence: Sentence, facts: CheckFacts, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
