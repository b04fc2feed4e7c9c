// SPDX-License-Identifier: Apache-2.0

interface Label {
  readonly en: string;
  readonly fr: string;
}

/**
 * What a word of a vocabulary is called. A word that this app does not know yet is shown as it stands, so
 * that nothing is left out.
 */
export function wordOf(vocabulary: Readonly<Record<string, Label>>, word: string): Label {
  return vocabulary[word] ?? { en: word, fr: word };
}
