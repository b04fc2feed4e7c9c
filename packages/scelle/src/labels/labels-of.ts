// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories, type Language, ScelleError } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import type { Label } from "./label-svg.ts";

/**
 * What the labels of exhibits say, in the order asked for.
 * @param wanted exhibits by reference; all that are still there without it
 * @throws ScelleError("reference.unknown") for one that is not among the lines
 */
export function labelsOf(
  lines: readonly ExhibitLine[],
  caseNumber: string,
  { wanted, language }: { readonly wanted: readonly string[] | undefined; readonly language: Language },
): Label[] {
  const byRef = new Map(lines.map((line) => [line.exhibitRef, line]));
  const refs = wanted ?? lines.filter(({ end }) => end === undefined).map(({ exhibitRef }) => exhibitRef);
  return refs.map((ref) => {
    const line = byRef.get(ref);
    if (line === undefined) {
      throw new ScelleError("reference.unknown", { field: "exhibitRefs", ref, expected: "exhibit" });
    }
    const { number, sealNumber, category } = line;
    const word = exhibitCategories[category as keyof typeof exhibitCategories]?.[language] ?? category;
    return {
      exhibitRef: ref,
      number,
      ...(sealNumber === undefined ? {} : { sealNumber }),
      caseNumber,
      category: word,
    };
  });
}
