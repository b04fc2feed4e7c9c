// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { textQuote } from "../records/statement-values.ts";

/** A passage of a text: its words, what stands around them, and its place in code points. */
export type TextQuote = z.infer<typeof textQuote>;

/** The text as quotes count in it: Unicode normal form C, lines ended by one line feed. */
export function normalText(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

/** Length of a text in Unicode code points. */
export function codePointCount(text: string): number {
  return [...text].length;
}

/**
 * The quote of words in a text in normal form, with up to 32 signs before and after.
 * @param occurrence which one, from 1, where the words stand more than once
 * @returns undefined if the words do not stand there so often
 */
export function quoteOf(text: string, exact: string, occurrence = 1): TextQuote | undefined {
  const start = placesOf(text, exact)[occurrence - 1];
  return start === undefined ? undefined : quoteAt([...text], start, start + codePointCount(exact));
}

/** Where a quote stands in a text: where it says, elsewhere by its words, or nowhere that is sure. */
export type Anchoring =
  | { readonly state: "exact" }
  | { readonly state: "moved"; readonly quote: TextQuote }
  | { readonly state: "orphaned" };

/**
 * Looks a quote up in a text: first at its place, then by its words with what stood around them. A quote
 * whose words stand several times, none with the surroundings that it had, is orphaned: a guess would put
 * words where nobody wrote them.
 */
export function anchorQuote(text: string, quote: TextQuote): Anchoring {
  const signs = [...text];
  const isThere = signs.slice(quote.start, quote.end).join("") === quote.exact;
  const places = placesOf(text, quote.exact);
  if (isThere && (places.length === 1 || surroundingsAt(signs, quote, quote.start) === 2)) {
    return { state: "exact" };
  }
  const found = bestPlace(signs, quote, places);
  if (found === undefined) return { state: "orphaned" };
  if (found === quote.start) return { state: "exact" };
  return { state: "moved", quote: quoteAt(signs, found, found + codePointCount(quote.exact)) };
}

const surroundingsLength = 32;

function quoteAt(signs: readonly string[], start: number, end: number): TextQuote {
  const prefix = signs.slice(Math.max(0, start - surroundingsLength), start).join("");
  const suffix = signs.slice(end, end + surroundingsLength).join("");
  return {
    exact: signs.slice(start, end).join(""),
    ...(prefix === "" ? {} : { prefix }),
    ...(suffix === "" ? {} : { suffix }),
    start,
    end,
  };
}

/** Every place where words begin, in code points. */
function placesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let unit = text.indexOf(exact); unit >= 0; unit = text.indexOf(exact, unit + 1)) {
    places.push(codePointCount(text.slice(0, unit)));
  }
  return places;
}

/** The one place whose surroundings speak for it most; undefined if none does, or two do alike. */
function bestPlace(
  signs: readonly string[],
  quote: TextQuote,
  places: readonly number[],
): number | undefined {
  if (places.length === 1) return places[0];
  const ranked = places
    .map((place) => ({ place, agreement: surroundingsAt(signs, quote, place) }))
    .sort((a, b) => b.agreement - a.agreement);
  const [best, next] = ranked;
  if (best === undefined || best.agreement === 0) return undefined;
  return next?.agreement === best.agreement ? undefined : best.place;
}

/** How many sides of a place, 0 to 2, stand as the quote says. A side that was the end of the text is one. */
function surroundingsAt(signs: readonly string[], quote: TextQuote, start: number): number {
  const { prefix = "", suffix = "" } = quote;
  const end = start + codePointCount(quote.exact);
  const before = signs.slice(Math.max(0, start - codePointCount(prefix)), start).join("");
  const after = signs.slice(end, end + codePointCount(suffix)).join("");
  const isBefore = prefix === "" ? start === 0 : before === prefix;
  const isAfter = suffix === "" ? end === signs.length : after === suffix;
  return Number(isBefore) + Number(isAfter);
}
