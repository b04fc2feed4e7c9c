// SPDX-License-Identifier: Apache-2.0
import {
  assert,
  type JsonObject,
  quoteOf,
  type RelativeTime,
  resolveRelativeTime,
  type Stated,
  type statementRecorded,
  type TextQuote,
  type Topic,
} from "@scelle/core";
import { type AccountText, wordsOf } from "./account-text.ts";

type StatementFields = Stated<typeof statementRecorded>;
type Voice = StatementFields["chain"][number];
/** A voice whose cue is still words of the sentence. */
type PlannedVoice = Voice extends infer V
  ? V extends Voice
    ? Omit<V, "cue" | "role"> & { readonly cue?: string }
    : never
  : never;
type HedgeTarget = NonNullable<StatementFields["hedges"]>[number]["weakens"];

/** A statement as its author thinks of it: quotes are words, which find their own place in the text. */
export interface PlannedStatement {
  readonly name: string;
  readonly text: AccountText;
  /** The sentence that it stands in, from 1. */
  readonly sentence: number;
  readonly chain: readonly [PlannedVoice, ...PlannedVoice[]];
  readonly clauses: Readonly<Record<string, string>>;
  readonly predicate: StatementFields["predicate"];
  readonly subjects?: readonly Topic[];
  readonly objects?: readonly Topic[];
  readonly mood?: StatementFields["mood"];
  readonly polarity?: StatementFields["polarity"];
  readonly certainty?: StatementFields["certainty"];
  readonly hedges?: readonly (readonly [words: string, weakens: HedgeTarget])[];
  readonly condition?: string;
  readonly validTime?: NonNullable<StatementFields["validTime"]>;
  /** A time relative to the day of the text, with the words that say it. */
  readonly saidTime?: { readonly time: RelativeTime; readonly words: string };
  readonly quantity?: NonNullable<StatementFields["quantity"]>;
}

/** The stated fields of a planned statement, its quotes and times worked out. */
export function statedOf(plan: PlannedStatement, ref: (name: string) => string): JsonObject {
  const { text, saidTime } = plan;
  const sentence = text.sentences[plan.sentence - 1];
  assert(sentence !== undefined, `${text.name} has a sentence ${plan.sentence}`);
  const quote = quoted(text, sentence);
  const validTime =
    saidTime === undefined
      ? plan.validTime
      : resolveRelativeTime(saidTime.time, text.publishedAt, quoted(text, saidTime.words).exact);
  const stated = {
    caseRef: ref("case"),
    textRef: ref(text.name),
    quote,
    chain: plan.chain.map(({ cue, ...voice }, i) => ({
      ...voice,
      role: i === 0 ? "author" : "reported",
      ...(cue === undefined ? {} : { cue: quoted(text, cue, quote) }),
    })),
    clauses: Object.entries(plan.clauses).map(([language, words]) => ({ language, words })),
    predicate: plan.predicate,
    mood: plan.mood ?? "asserted",
    polarity: plan.polarity ?? "affirmed",
    certainty: plan.certainty ?? "certain",
    ...(plan.subjects === undefined ? {} : { subjects: plan.subjects }),
    ...(plan.objects === undefined ? {} : { objects: plan.objects }),
    ...(plan.hedges === undefined
      ? {}
      : { hedges: plan.hedges.map(([words, weakens]) => ({ quote: quoted(text, words, quote), weakens })) }),
    ...(plan.condition === undefined ? {} : { condition: plan.condition }),
    ...(validTime === undefined ? {} : { validTime }),
    ...(saidTime === undefined ? {} : { saidTime: saidTime.time }),
    ...(plan.quantity === undefined ? {} : { quantity: plan.quantity }),
    note: "Exercise",
  };
  return stated as unknown as JsonObject;
}

/** The quote of words in a text, the first within a passage if one is given. */
export function quoted(text: AccountText, exact: string, within?: TextQuote): TextQuote {
  const words = wordsOf(text);
  let occurrence = 1;
  let quote = quoteOf(words, exact, occurrence);
  while (quote !== undefined && quote.start < (within?.start ?? 0)) {
    occurrence += 1;
    quote = quoteOf(words, exact, occurrence);
  }
  assert(quote !== undefined && quote.end <= (within?.end ?? quote.end), `${text.name} says ${exact}`);
  return quote;
}
