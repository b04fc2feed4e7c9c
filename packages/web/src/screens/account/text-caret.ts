// SPDX-License-Identifier: Apache-2.0
import type { Span } from "./text-spans.ts";

/** A caret that stands on words: from the word it was set on to the word it was led to. */
export interface Caret {
  readonly anchor: number;
  readonly focus: number;
}

export type CaretStep =
  | "word-on"
  | "word-back"
  | "sentence-on"
  | "sentence-back"
  | "sentence-end"
  | "sentence-start"
  | "text-end"
  | "text-start";

/** What a caret moves in: the words of a text and its sentences. */
export interface CaretGround {
  readonly words: readonly Span[];
  readonly sentences: readonly Span[];
}

/** The caret after a step; it keeps its anchor where the selection is extended. */
export function steppedCaret(
  caret: Caret,
  step: CaretStep,
  isExtending: boolean,
  ground: CaretGround,
): Caret {
  const last = Math.max(0, ground.words.length - 1);
  const focus = Math.min(last, Math.max(0, focusAfter(caret.focus, step, ground)));
  return { anchor: isExtending ? caret.anchor : focus, focus };
}

/** The whole sentence that the caret stands in. */
export function sentenceCaret(caret: Caret, ground: CaretGround): Caret {
  const sentence = sentenceAt(caret.focus, ground);
  const words = wordsWithin(sentence, ground);
  return words === undefined ? caret : { anchor: words.first, focus: words.last };
}

/** What the caret has selected, in code points; undefined in a text without a word. */
export function caretSpan({ anchor, focus }: Caret, { words }: CaretGround): Span | undefined {
  const first = words[Math.min(anchor, focus)];
  const last = words[Math.max(anchor, focus)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The caret that selects a stretch, widened to whole words; undefined where there is none. */
export function caretOver(span: Span, ground: CaretGround): Caret | undefined {
  const words = wordsWithin(span, ground);
  return words === undefined ? undefined : { anchor: words.first, focus: words.last };
}

function focusAfter(focus: number, step: CaretStep, ground: CaretGround): number {
  const at = ground.sentences.indexOf(sentenceAt(focus, ground));
  switch (step) {
    case "word-on":
      return focus + 1;
    case "word-back":
      return focus - 1;
    case "text-start":
      return 0;
    case "text-end":
      return ground.words.length - 1;
    case "sentence-start":
      return wordsWithin(ground.sentences[at], ground)?.first ?? focus;
    case "sentence-end":
      return wordsWithin(ground.sentences[at], ground)?.last ?? focus;
    case "sentence-on":
      return wordsWithin(ground.sentences[at + 1], ground)?.first ?? ground.words.length - 1;
    case "sentence-back": {
      const own = wordsWithin(ground.sentences[at], ground)?.first ?? 0;
      return focus > own ? own : (wordsWithin(ground.sentences[at - 1], ground)?.first ?? 0);
    }
  }
}

function sentenceAt(word: number, { words, sentences }: CaretGround): Span {
  const start = words[word]?.start ?? 0;
  return sentences.find((sentence) => start < sentence.end) ?? { start: 0, end: 0 };
}

function wordsWithin(
  span: Span | undefined,
  { words }: CaretGround,
): { readonly first: number; readonly last: number } | undefined {
  if (span === undefined) return undefined;
  const first = words.findIndex(({ end }) => end > span.start);
  const last = words.findLastIndex(({ start }) => start < span.end);
  return first < 0 || last < first ? undefined : { first, last };
}
