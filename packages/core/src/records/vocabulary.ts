// SPDX-License-Identifier: Apache-2.0

/** A text in every language that Scellé speaks. */
export interface Label {
  readonly en: string;
  readonly fr: string;
}

/** A closed list of words with its labels: data, so that a screen, a report and a form say the same. */
export type Vocabulary = Readonly<Record<string, Label>>;

/** The words of a vocabulary in the order in which a form offers them. */
export type WordOf<V extends Vocabulary> = Extract<keyof V, string>;
