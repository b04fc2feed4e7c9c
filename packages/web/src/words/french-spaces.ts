// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces } from "@scelle/core";

/** A table of words with these spaces in all its sentences, also in those that a function makes. */
export function withFrenchSpaces<T>(table: T): T {
  return spaced(table) as T;
}

const known = new WeakMap<object, unknown>();

function spaced(words: unknown): unknown {
  if (typeof words === "string") return frenchSpaces(words);
  if (typeof words === "function") {
    return (...facts: unknown[]) => {
      const said: unknown = (words as (...facts: unknown[]) => unknown)(...facts);
      return typeof said === "string" ? frenchSpaces(said) : said;
    };
  }
  if (typeof words !== "object" || words === null) return words;
  const kept = known.get(words);
  if (kept !== undefined) return kept;
  const made = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, spaced(value)]));
  known.set(words, made);
  return made;
}
