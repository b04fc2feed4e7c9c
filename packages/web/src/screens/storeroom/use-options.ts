// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "@scelle/core";
import type { SelectOption } from "../../design/select.tsx";
import { useSay } from "../../words/use-words.ts";

/** The words of a vocabulary as options, in the reader’s language. */
export function useOptions(vocabulary: Vocabulary): readonly SelectOption[] {
  const say = useSay();
  return Object.entries(vocabulary).map(([value, label]) => ({ value, name: say(label) }));
}
