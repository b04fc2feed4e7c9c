// SPDX-License-Identifier: Apache-2.0
import type { OperationLine } from "@scelle/core/api";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { operationWords } from "./operation-words.ts";

type Strength = NonNullable<OperationLine["strength"]>;

/** A number of persons as its source gives it: exact, about, or between two. */
export function useStrength(): (strength: Strength | undefined) => string {
  const words = useWords(operationWords);
  const language = useLanguage();
  const number = (n: number) => n.toLocaleString(language);
  return (strength) => {
    if (strength?.value !== undefined) return number(strength.value);
    if (strength?.about !== undefined) return words.about(number(strength.about));
    if (strength?.low === undefined || strength.high === undefined) return words.notSaid;
    return words.range(number(strength.low), number(strength.high));
  };
}
