// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../../records/effective-records.ts";
import { custodyReceived } from "../../records/kinds/custody-received.ts";
import { sealFoundBroken } from "../../records/kinds/seal-found-broken.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

/** No seal is found broken by somebody who cannot say who broke it. */
export function sealUnbroken(facts: CaseFacts): Outcome[] {
  return facts.exhibits.flatMap(({ ref, state, records }): Outcome[] => {
    const [sealed] = state.sealHistory;
    if (sealed === undefined) return [];
    const broken = records.flatMap((record): Outcome[] => {
      const { recordRef } = record;
      const about = {
        actRef: recordRef,
        exhibitRef: ref,
        factRefs: [],
        circumstances: ["found-broken"],
      } as const;
      if (isRecordOf(record, sealFoundBroken)) {
        return [{ ...about, standing: "not-met", at: record.stated.foundAt }];
      }
      const isReceivedBroken =
        isRecordOf(record, custodyReceived) && record.stated.sealCondition === "broken";
      return isReceivedBroken ? [{ ...about, standing: "not-met", at: record.stated.receivedAt }] : [];
    });
    const intact: Outcome = {
      ...{ actRef: sealed.recordRef, exhibitRef: ref, at: sealed.at },
      ...{ standing: "met", circumstances: [], factRefs: [] },
    };
    return broken.length > 0 ? broken : [intact];
  });
}
