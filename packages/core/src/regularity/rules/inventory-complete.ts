// SPDX-License-Identifier: Apache-2.0
import { inventoryTaken } from "../../records/kinds/inventory-taken.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

/** What an inventory looks for, it finds, or it turns up later. */
export function inventoryComplete(facts: CaseFacts): Outcome[] {
  return facts.all(inventoryTaken).flatMap(({ recordRef, index, stated }) => {
    const { found, missing, takenAt } = stated;
    const about = { actRef: recordRef, at: takenAt };
    const seen = found.map(
      ({ exhibitRef }): Outcome => ({
        ...about,
        exhibitRef,
        ...{ standing: "met", circumstances: [], factRefs: [] },
      }),
    );
    const sought = missing.map((exhibitRef): Outcome => {
      const later = turnedUp(facts, exhibitRef, index);
      return later === undefined
        ? { ...about, exhibitRef, standing: "not-met", circumstances: ["not-found"], factRefs: [exhibitRef] }
        : { ...about, exhibitRef, standing: "met", circumstances: [], factRefs: [later] };
    });
    return [...seen, ...sought];
  });
}

/** A later inventory that found it, or a later act on the thing itself. */
function turnedUp(facts: CaseFacts, exhibitRef: string, after: number): string | undefined {
  const inventory = facts
    .all(inventoryTaken)
    .find((one) => one.index > after && one.stated.found.some((seen) => seen.exhibitRef === exhibitRef));
  const exhibit: ExhibitFacts | undefined = facts.exhibits.find(({ ref }) => ref === exhibitRef);
  const act = exhibit?.records.find(({ index, kind }) => index > after && handled.includes(kind));
  return inventory?.recordRef ?? act?.recordRef;
}

/** Acts that nobody can carry out on what is not there. */
const handled: readonly string[] = [
  "custody-received",
  "exhibit-resealed",
  "exhibit-weighed",
  "exhibit-returned",
  "exhibit-destroyed",
  "seal-opened",
];
