// SPDX-License-Identifier: Apache-2.0
import type { StatementLine } from "@scelle/core/api";
import { overlaps, type Span } from "./text-spans.ts";

/** Sentences of a text that belong together, beside the statements that quote them. */
export interface AccountRow {
  /** From the first sign of the row to the first of the next, so that no sign is left out. */
  readonly span: Span;
  readonly isParagraphStart: boolean;
  readonly statements: readonly StatementLine[];
}

/**
 * Sets the statements of a text beside the sentences that they quote. A statement that quotes over several
 * sentences joins them in one row; its place is its first sign.
 * @param text in normal form
 */
export function accountRows(
  text: string,
  sentences: readonly Span[],
  statements: readonly StatementLine[],
): AccountRow[] {
  const signs = [...text];
  const groups: Span[] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    const isJoined =
      last !== undefined &&
      statements.some(({ quote }) => overlaps(quote, last) && overlaps(quote, sentence));
    if (isJoined) groups.splice(-1, 1, { start: last.start, end: sentence.end });
    else groups.push(sentence);
  }
  return groups.map((group, i) => {
    const span = { start: i === 0 ? 0 : group.start, end: groups[i + 1]?.start ?? signs.length };
    const before = signs.slice(groups[i - 1]?.end ?? 0, group.start).join("");
    return {
      span,
      isParagraphStart: i === 0 || before.includes("\n"),
      statements: statements.filter(({ quote }) => overlaps(quote, span)).sort(byPlace),
    };
  });
}

/** Statements in the order of their text: by where they begin, the longer first. */
export function byPlace(one: StatementLine, other: StatementLine): number {
  return one.quote.start - other.quote.start || other.quote.end - one.quote.end;
}
