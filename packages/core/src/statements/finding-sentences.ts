// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";
import type { RecordOf } from "../records/effective-records.ts";
import type { findingMade } from "../records/kinds/finding-made.ts";
import { confidences, likelihoods } from "../records/statement-vocabularies.ts";
import { filled } from "./sentence-phrases.ts";

/**
 * A finding told back. How likely it is and how much its author trusts the judgement stand in two sentences:
 * in one they read as a sum. @see ICD 203
 * @param authorName the person who answers for it; a finding that nobody answers for is not told
 */
export function findingSentences(
  { stated }: RecordOf<typeof findingMade>,
  authorName: string,
  language: Language,
): string[] {
  const words = phrases[language];
  const { proposition, likelihood, confidence, alternatives = [], restsOnRefs } = stated;
  return [
    filled(words.concludes, { author: authorName, proposition: proposition ?? words.erased }),
    ...(likelihood === undefined
      ? []
      : [filled(words.likelihood, { likelihood: likelihoods[likelihood][language] })]),
    filled(words.confidence, { confidence: confidences[confidence][language] }),
    filled(words.restsOn, { count: restsOnRefs.length }),
    ...alternatives.map((alternative) => filled(words.alternative, { alternative })),
  ];
}

const phrases = {
  en: {
    concludes: "{author} concludes: {proposition}.",
    likelihood: "Likelihood: {likelihood}.",
    confidence: "Confidence: {confidence}.",
    restsOn: "Records it rests on: {count}.",
    alternative: "Also considered: {alternative}.",
    erased: "[erased]",
  },
  fr: {
    concludes: "{author} conclut : {proposition}.",
    likelihood: "Vraisemblance : {likelihood}.",
    confidence: "Confiance : {confidence}.",
    restsOn: "Actes sur lesquels il repose : {count}.",
    alternative: "Également envisagé : {alternative}.",
    erased: "[effacé]",
  },
} as const satisfies Record<Language, Record<string, string>>;
