// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { measureTaken } from "../records/kinds/measure-taken.ts";

export interface Measure {
  readonly recordRef: string;
  readonly personRef: string;
  readonly measure: string;
  readonly takenAt: Span;
  readonly allegationRefs: readonly string[];
  readonly liftedBy?: string;
}

/** Every measure of a case in the order of the log, those that say that none was taken among them. */
export const measuresFold: Fold<readonly Measure[]> = {
  name: "measures",
  subject: "case",
  initial: () => [],
  evolve(state, record) {
    if (!isRecordOf(record, measureTaken)) return state;
    const { personRef, measure, takenAt, allegationRefs, liftsRef } = record.stated;
    const { recordRef } = record;
    const earlier = state.map((one) => (one.recordRef === liftsRef ? { ...one, liftedBy: recordRef } : one));
    return [...earlier, { recordRef, personRef, measure, takenAt, allegationRefs: allegationRefs ?? [] }];
  },
};
