// SPDX-License-Identifier: Apache-2.0
import { searchConducted } from "../../records/kinds/search-conducted.ts";
import { authorityOutcome } from "../authority-outcome.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

/** A search begins while the authority that it names is in force. */
export function searchAuthority(facts: CaseFacts): Outcome[] {
  return facts.all(searchConducted).map(({ recordRef, stated: { authorisationRef, startedAt } }) => ({
    actRef: recordRef,
    at: startedAt,
    ...authorityOutcome(facts, authorisationRef, startedAt),
  }));
}
