// SPDX-License-Identifier: Apache-2.0
import { quoteOf, type TextQuote } from "@scelle/core";
import { type Span, wordsIn } from "./text-spans.ts";

/**
 * The quote of a stretch that was selected: its words, what stands around them, and its place.
 * @param text in normal form
 * @returns undefined for a stretch that is empty or longer than a quote may be
 */
export function quoteOfSpan(text: string, span: Span): TextQuote | undefined {
  const exact = wordsIn(text, span);
  if (exact === "" || exact.length > quoteLengthMax) return undefined;
  for (let occurrence = 1; ; occurrence += 1) {
    const quote = quoteOf(text, exact, occurrence);
    if (quote === undefined || quote.start === span.start) return quote;
  }
}

/** The limit of `textQuote` in core, in UTF-16 code units. */
const quoteLengthMax = 2_000;
