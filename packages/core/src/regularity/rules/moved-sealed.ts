// SPDX-License-Identifier: Apache-2.0
import { exhibitFold } from "../../custody/exhibit-fold.ts";
import { isRecordOf } from "../../records/effective-records.ts";
import { custodyReceived } from "../../records/kinds/custody-received.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

/** What was once under seal changes hands under seal. */
export function movedSealed(facts: CaseFacts): Outcome[] {
  return facts.exhibits.flatMap(receiptsOf);
}

function receiptsOf({ ref, records }: ExhibitFacts): Outcome[] {
  let state = exhibitFold.initial(ref);
  const outcomes: Outcome[] = [];
  for (const record of records) {
    if (isRecordOf(record, custodyReceived) && state.sealHistory.length > 0) {
      const { receivedAt, sealCondition } = record.stated;
      const isOpen = state.seal === "opened" || state.seal === "broken";
      const isBare = sealCondition === "unsealed";
      const lastSeal = state.sealHistory.at(-1)?.recordRef;
      outcomes.push({
        actRef: record.recordRef,
        exhibitRef: ref,
        at: receivedAt,
        factRefs: lastSeal === undefined ? [] : [lastSeal],
        standing: isOpen || isBare ? "not-met" : "met",
        circumstances: isOpen ? ["moved-open"] : isBare ? ["received-unsealed"] : [],
      });
    }
    state = exhibitFold.evolve(state, record);
  }
  return outcomes;
}
