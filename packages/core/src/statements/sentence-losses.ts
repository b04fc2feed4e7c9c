// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";
import { isSurer } from "./certainty.ts";
import { type NameOf, type SentencePart, sentenceParts } from "./sentence.ts";
import type { StatementRecord } from "./statement-record.ts";

/**
 * What of a statement a sentence about it does not hold, whoever wrote the sentence. Each part needs words
 * of its own: a hedge is not kept by a voice that happens to be called the same.
 */
export function lostIn(
  sentence: string,
  statement: StatementRecord,
  nameOf: NameOf,
  language: Language,
): SentencePart[] {
  let rest = sentence;
  const longestFirst = sentenceParts(statement, nameOf, language).sort(
    (a, b) => b.words.length - a.words.length,
  );
  return longestFirst.filter(({ words }) => {
    const place = rest.indexOf(words);
    if (place >= 0) rest = `${rest.slice(0, place)}\n${rest.slice(place + words.length)}`;
    return place < 0;
  });
}

/** How a report of the same content says more than what it reports. */
export type Hardening = "mood" | "certainty" | "hedge" | "polarity" | "amount";

/** Moods in which nobody has stated yet that it is so. */
const weakMoods: readonly string[] = ["intended", "feared", "alleged", "conditional", "question"];

/**
 * In what a later statement is harder than an earlier one that it says the same as: nothing if it is
 * faithful.
 */
export function hardeningsOf(earlier: StatementRecord, later: StatementRecord): Hardening[] {
  const a = earlier.stated;
  const b = later.stated;
  const isInexact = a.quantity !== undefined && !("value" in a.quantity.amount);
  const isHarder: Readonly<Record<Hardening, boolean>> = {
    mood: weakMoods.includes(a.mood) && b.mood === "asserted",
    certainty: isSurer(b.certainty, a.certainty),
    hedge: hedgeCount(a.hedges) > hedgeCount(b.hedges),
    polarity: a.polarity === "open" && b.polarity !== "open",
    amount: isInexact && b.quantity !== undefined && "value" in b.quantity.amount,
  };
  return (Object.keys(isHarder) as Hardening[]).filter((name) => isHarder[name]);
}

function hedgeCount(hedges: readonly { readonly weakens: string }[] | undefined): number {
  return hedges?.filter(({ weakens }) => weakens === "certainty" || weakens === "amount").length ?? 0;
}
