// SPDX-License-Identifier: Apache-2.0
import type { StatementLine } from "@scelle/core/api";

type Part = StatementLine["parts"]["en"][number];

/** Words of a sentence, and which part of the statement they stand for. */
export interface PaintedWords {
  readonly words: string;
  readonly type?: string;
}

/**
 * A sentence cut into the parts that it must hold and the words between them, so that what is kept can be
 * seen. Longer parts are placed first: a hedge does not take the place of a voice that holds the same words.
 */
export function paintedSentence(sentence: string, parts: readonly Part[]): PaintedWords[] {
  const placed: { start: number; end: number; type: string }[] = [];
  const isFree = (start: number, end: number) =>
    placed.every((other) => other.end <= start || end <= other.start);
  for (const { words, type } of [...parts].sort((a, b) => b.words.length - a.words.length)) {
    const start = words === "" ? -1 : freePlace(sentence, words, isFree);
    if (start >= 0) placed.push({ start, end: start + words.length, type });
  }
  const inOrder = placed.sort((a, b) => a.start - b.start);
  const painted: PaintedWords[] = [];
  let at = 0;
  for (const { start, end, type } of inOrder) {
    if (start > at) painted.push({ words: sentence.slice(at, start) });
    painted.push({ words: sentence.slice(start, end), type });
    at = end;
  }
  return at < sentence.length ? [...painted, { words: sentence.slice(at) }] : painted;
}

function freePlace(sentence: string, words: string, isFree: (start: number, end: number) => boolean): number {
  let start = sentence.indexOf(words);
  while (start >= 0 && !isFree(start, start + words.length)) start = sentence.indexOf(words, start + 1);
  return start;
}
