// SPDX-License-Identifier: Apache-2.0
import { sealOpened } from "../../records/kinds/seal-opened.ts";
import { authorityOutcome } from "../authority-outcome.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";

/** Where a seal may be opened without anybody’s attendance, it is opened on an order that is in force. */
export function openingOrdered(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.all(sealOpened).flatMap(({ recordRef, stated }) => {
    const { exhibitRef, ground, openedAt, authorisationRef } = stated;
    const row = limits.expertGrounds.find((one) => one.ground === ground);
    if (row === undefined) return [];
    const references = row.reference === undefined ? {} : { references: [row.reference] };
    const about = { actRef: recordRef, exhibitRef, at: openedAt, ...references };
    return [{ ...about, ...authorityOutcome(facts, authorisationRef, openedAt) }];
  });
}
