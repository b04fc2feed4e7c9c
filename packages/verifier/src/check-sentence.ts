// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { CheckFacts, Outcome } from "./outcome.ts";

/** One sentence in both languages; `{name}` stands for a fact, `{subject}` for what was checked. */
export interface Sentence {
  readonly en: string;
  readonly fr: string;
}

/** What a check is called in the report, for each outcome that it can have. */
export interface CheckRow extends Partial<Readonly<Record<Outcome, Sentence>>> {
  /** The verdict that a fault of this check overturns; what bears on time alone overturns none. */
  readonly concerns: "integrity" | "completeness" | "time";
}

/** A fact that is missing stays visible as its name. */
export function filledSentence(sentence: Sentence, facts: CheckFacts, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
