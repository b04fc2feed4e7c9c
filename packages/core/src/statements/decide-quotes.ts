// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { groupDescribed } from "../records/kinds/group-described.ts";
import { statementRecorded } from "../records/kinds/statement-recorded.ts";
import { textDerived } from "../records/kinds/text-derived.ts";
import { textEstablished } from "../records/kinds/text-established.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { codePointCount, type TextQuote } from "./quote.ts";

interface PlacedQuote {
  readonly field: string;
  readonly quote: TextQuote;
}

/**
 * Whether the quotes of a record can stand in its text: as long as they say, and within it. The register does
 * not hold the text; whoever does checks the words with `anchorQuote`.
 */
export function quoteRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  const { textRef } = act.stated;
  const text = typeof textRef === "string" ? situation.record(textRef) : undefined;
  if (text === undefined || !isRecordOf(text, textEstablished)) return undefined;
  for (const { field, quote } of quotesOf(act)) {
    const { start, end } = quote;
    const length = codePointCount(quote.exact);
    if (end - start !== length) return refuse("statement.quote-mismatch", { field, start, end, length });
    const { textLength } = text.measured;
    if (end > textLength) return refuse("statement.quote-outside-text", { field, end, textLength });
  }
  return undefined;
}

function quotesOf(act: EffectiveRecord): PlacedQuote[] {
  if (isRecordOf(act, statementRecorded)) {
    const { quote, hedges = [], chain = [] } = act.stated;
    return [
      ...placed("quote", quote),
      ...hedges.flatMap((hedge) => placed("hedges", hedge.quote)),
      ...chain.flatMap(({ cue }) => placed("chain", cue)),
    ];
  }
  if (isRecordOf(act, groupDescribed) || isRecordOf(act, textDerived)) {
    return placed("quote", act.stated.quote);
  }
  return [];
}

function placed(field: string, quote: TextQuote | undefined): PlacedQuote[] {
  return quote === undefined ? [] : [{ field, quote }];
}
