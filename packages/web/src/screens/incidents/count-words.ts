// SPDX-License-Identifier: Apache-2.0
import { countUnits } from "@scelle/core";
import type { CountLine } from "@scelle/core/api";
import { wordOf } from "../../design/word-of.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { incidentsWords } from "./incidents-words.ts";

/** A count as it was given, with its unit. */
export function useCountWords(): (amount: CountLine["amount"]) => string {
  const words = useWords(incidentsWords);
  const language = useLanguage();
  const say = useSay();
  const number = (n: number) => n.toLocaleString(language);
  return ({ value, about, low, high, unit }) => {
    const unitWords = say(wordOf(countUnits, unit));
    if (value !== undefined) return `${number(value)} ${unitWords}`;
    if (about !== undefined) return `${words.about(number(about))} ${unitWords}`;
    return `${words.range(number(low ?? 0), number(high ?? 0))} ${unitWords}`;
  };
}
