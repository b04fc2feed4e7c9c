// SPDX-License-Identifier: Apache-2.0
import type { BundleDisclosure, BundleEntry } from "@scelle/core";
import type { DocumentMaterial, WithheldEntry } from "../bundle/document-material.ts";
import { checkpointFacts, type PaperFacts } from "./paper-facts.ts";

/** What a bundle says of itself, with the records that are open in it. */
export interface DossierFacts
  extends PaperFacts,
    Pick<DocumentMaterial, "attested" | "pack" | "heldCorrections"> {
  readonly disclosure: BundleDisclosure;
  /** Every entry of the case, by its number in the case: open, held back or erased. */
  readonly entries: readonly BundleEntry[];
  readonly objects: { readonly areIncluded: boolean; readonly count: number };
}

export type ErasedEntry = Extract<BundleEntry, { state: "erased" }>;

/** What the papers of a bundle are made of: nothing that its receiver does not hold in the same file. */
export function dossierFacts({
  document,
  origin,
  isExercise,
  checkpoint,
  records,
  ...material
}: DocumentMaterial): DossierFacts {
  const { caseRef, disclosure, entries, objects } = document;
  const { attested, pack, heldCorrections } = material;
  return {
    ...{ attested, pack, heldCorrections },
    ...{ caseRef, origin, isExercise, disclosure, entries },
    asOf: disclosure.disclosedAt,
    checkpoint: checkpointFacts(checkpoint),
    records: [...records.values()],
    objects: { areIncluded: objects.areIncluded, count: objects.list.length },
  };
}

export function withheldOf({ entries }: Pick<DossierFacts, "entries">): WithheldEntry[] {
  return entries.filter((entry) => entry.state === "withheld");
}

export function erasedOf({ entries }: Pick<DossierFacts, "entries">): ErasedEntry[] {
  return entries.filter((entry) => entry.state === "erased");
}
