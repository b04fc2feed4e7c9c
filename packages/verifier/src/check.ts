// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { type CheckRow, filledSentence } from "./check-sentence.ts";
import { type CheckCode, checkTable } from "./check-table.ts";
import type { CheckFacts, Outcome } from "./outcome.ts";
import { type ProblemCode, problemTable } from "./problem-table.ts";

/** One thing that was looked at, and what was found. */
export interface Check {
  readonly code: CheckCode;
  readonly outcome: Outcome;
  /** The file by its path, `anchor <name>`, or the code itself where things in order are counted. */
  readonly subject: string;
  /** `problem` is a code of the problem table; `index` an entry. */
  readonly facts: CheckFacts;
}

/** Whether a check counts against the register. */
export function isFault(check: Check): boolean {
  return check.outcome === "failed" || check.outcome === "absent";
}

/** Whether a check overturns the given verdict. */
export function isFaultOf(check: Check, verdict: CheckRow["concerns"]): boolean {
  return isFault(check) && checkTable[check.code].concerns === verdict;
}

/** What stands out of what is in order: the time that others attested, and other registers of the case. */
export function standsOut({ code }: Check): "time" | "registers" | undefined {
  if (code === "timestamp.attested") return "time";
  return code.startsWith("transfer.") ? "registers" : undefined;
}

/** The sentence of one check with its facts filled in. */
export function checkSentence(check: Check, language: Language): string {
  const row: CheckRow = checkTable[check.code];
  const sentence = row[check.outcome];
  if (sentence === undefined) return `${check.code} ${check.outcome} ${check.subject}`;
  const problem = check.facts["problem"];
  const facts = { ...check.facts, subject: check.subject };
  if (!isProblemCode(problem)) return filledSentence(sentence, facts, language);
  const phrase = filledSentence(problemTable[problem], facts, language);
  return filledSentence(sentence, { ...facts, problem: phrase }, language);
}

function isProblemCode(problem: string | number | undefined): problem is ProblemCode {
  return typeof problem === "string" && Object.hasOwn(problemTable, problem);
}
