// SPDX-License-Identifier: Apache-2.0
import { ScelleError, type Vocabulary, type WordOf } from "@scelle/core";

/**
 * A word of a closed list, as an option gives it.
 * @throws ScelleError("usage.value-invalid") that names the words there are
 */
export function wordFrom<V extends Vocabulary>(vocabulary: V, word: string, option: string): WordOf<V> {
  if (Object.hasOwn(vocabulary, word)) return word as WordOf<V>;
  throw new ScelleError("usage.value-invalid", { option, expected: Object.keys(vocabulary).join(" | ") });
}
