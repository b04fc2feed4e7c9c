// SPDX-License-Identifier: Apache-2.0
import { codePointCount } from "@scelle/core";

/** A stretch of a text in code points, the end excluded: the count that quotes of the register use. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words of a text without what stands between them. @see UAX #29 */
export function wordSpans(text: string, language: string): Span[] {
  return spansBy(text, language, "word").flatMap(({ span, isWord }) => (isWord ? [span] : []));
}

/** The sentences of a text, each without the blanks after it. */
export function sentenceSpans(text: string, language: string): Span[] {
  return spansBy(text, language, "sentence").flatMap(({ span, words }) => {
    const start = span.start + codePointCount(words) - codePointCount(words.trimStart());
    const end = start + codePointCount(words.trim());
    return end > start ? [{ start, end }] : [];
  });
}

/** The words of a stretch. */
export function wordsIn(text: string, { start, end }: Span): string {
  return [...text].slice(start, end).join("");
}

/** The whole of a text as a stretch. */
export function wholeSpan(text: string): Span {
  return { start: 0, end: codePointCount(text) };
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A stretch that lies between two cuts, and the marks that cover it. */
export interface Segment<Mark> extends Span {
  readonly marks: readonly Mark[];
}

/**
 * Cuts a stretch wherever a mark begins or ends, so that every piece is covered by the same marks from end to
 * end. Marks may overlap.
 */
export function segmentsOf<Mark extends { readonly span: Span }>(
  whole: Span,
  marks: readonly Mark[],
): Segment<Mark>[] {
  const inside = marks.filter(({ span }) => overlaps(span, whole));
  const cuts = inside
    .flatMap(({ span }) => [span.start, span.end])
    .filter((cut) => cut > whole.start && cut < whole.end);
  const edges = [...new Set([whole.start, ...cuts, whole.end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? whole.end;
    return { start, end, marks: inside.filter(({ span }) => overlaps(span, { start, end })) };
  });
}

interface FoundSpan {
  readonly span: Span;
  readonly words: string;
  readonly isWord: boolean;
}

function spansBy(text: string, language: string, granularity: "word" | "sentence"): FoundSpan[] {
  const found: FoundSpan[] = [];
  let start = 0;
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity }).segment(text)) {
    const end = start + codePointCount(segment);
    found.push({ span: { start, end }, words: segment, isWord: isWordLike === true });
    start = end;
  }
  return found;
}
