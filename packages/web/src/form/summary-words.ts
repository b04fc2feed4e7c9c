// SPDX-License-Identifier: Apache-2.0
import { findKind, formFields, type Label } from "@scelle/core";

/**
 * The few words of a record as one reads them: a word of a vocabulary by its name, and without the word that
 * everything of the exercise carries, since it stands in the top line already.
 */
export function summaryWords(kind: string, summary: string): Label {
  const words = summary.replace(/^(Exercise|Exercice)(\s*: |$)/, "");
  return wordsOf(kind).get(words) ?? { en: words, fr: words };
}

const known = new Map<string, ReadonlyMap<string, Label>>();

/** The words that a kind chooses from. */
function wordsOf(name: string): ReadonlyMap<string, Label> {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const kind = findKind(name);
  const fields = kind === undefined ? [] : formFields(kind);
  const words = new Map(
    fields.flatMap(({ options = [] }) => options.map(({ value, label }) => [value, label] as const)),
  );
  known.set(name, words);
  return words;
}
