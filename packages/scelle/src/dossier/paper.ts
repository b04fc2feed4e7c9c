// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces, type Language } from "@scelle/core";

/** A piece of a paper. Texts are in the language of the paper; a line feed in a cell begins a new line. */
export type Block =
  | { readonly type: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly type: "text"; readonly text: string }
  /** What nobody should overlook. */
  | { readonly type: "notice"; readonly text: string }
  | { readonly type: "list"; readonly items: readonly string[] }
  | { readonly type: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | TableBlock
  /** A QR code with its content in words below. */
  | { readonly type: "code"; readonly content: string; readonly caption: string }
  /** Lines to sign on, each with who signs. */
  | { readonly type: "signatures"; readonly who: readonly string[] };

export interface TableBlock {
  readonly type: "table";
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How wide the columns are beside each other; alike unless said otherwise. */
  readonly widths?: readonly number[];
}

/** A document for reading, in one language: the same blocks become a page for a browser and paper. */
export interface Paper {
  readonly language: Language;
  readonly title: string;
  /** Below the title and on every sheet: which register and which state of it. */
  readonly origin: string;
  readonly isExercise: boolean;
  readonly blocks: readonly Block[];
}

/** Said on every paper of an exercise. */
export const exerciseWords = {
  en: "EXERCISE: everything here is invented.",
  fr: "EXERCICE\u00a0: tout ici est inventé.",
} as const;

/** The paper with the spaces that its language sets. */
export function typeset(paper: Paper): Paper {
  if (paper.language !== "fr") return paper;
  const blocks = paper.blocks.map((block) => spaced(block) as Block);
  return { ...paper, title: frenchSpaces(paper.title), origin: paper.origin, blocks };
}

/** Every text below a value but what codes hold, which machines read. */
function spaced(value: unknown): unknown {
  if (typeof value === "string") return frenchSpaces(value);
  if (Array.isArray(value)) return value.map(spaced);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === "content" ? part : spaced(part)]),
  );
}
