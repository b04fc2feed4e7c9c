// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";
import { useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { findExhibit } from "./find-exhibit.ts";
import { scanWords } from "./scan-words.ts";

/**
 * Exhibits chosen one scan after the other.
 * @param choosable those that may be chosen
 * @param all those that a scan may mean
 */
export function useScanChoice(choosable: readonly ExhibitLine[], all: readonly ExhibitLine[]) {
  const { outcomes } = useWords(scanWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<string>();
  const take = (text: string) => {
    const found = findExhibit(all, text);
    if (found.type !== "one") {
      setTold(found.type === "several" ? outcomes.several(text) : outcomes.unknown(text));
      return;
    }
    const { exhibitRef, number } = found.line;
    if (!choosable.some((line) => line.exhibitRef === exhibitRef)) {
      setTold(outcomes.foreign(number));
      return;
    }
    setChosen((before) => new Set([...before, exhibitRef]));
    setTold(outcomes.taken(number));
  };
  return { chosen, setChosen, take, told };
}
