// SPDX-License-Identifier: Apache-2.0
import {
  allegationFold,
  allegationMade,
  type EffectiveRecord,
  foldRecords,
  isRecordOf,
  standingDisposition,
} from "@scelle/core";
import type { AllegationStandings } from "@scelle/core/api";

type Folded = Pick<EffectiveRecord, "recordRef" | "kind" | "stated">;

/**
 * How every allegation among some records stands for each person that it concerns: an exoneration goes
 * wherever the allegation goes.
 * @param decided dispositions that are shown beside the records
 */
export function standingsOf(
  records: readonly EffectiveRecord[],
  decided: readonly EffectiveRecord[],
): AllegationStandings {
  const all = [...records, ...decided];
  const ofAllegation =
    (ref: string) =>
    ({ recordRef, stated }: Folded) =>
      recordRef === ref || stated["allegationRef"] === ref;
  return Object.fromEntries(
    records
      .filter((record) => isRecordOf(record, allegationMade))
      .map(({ recordRef: ref }) => {
        const own = all.filter(ofAllegation(ref)).sort((one, other) => one.index - other.index);
        const state = foldRecords(allegationFold, ref, own);
        const concerned = state.concerned.length === 0 ? [undefined] : state.concerned;
        return [
          ref,
          concerned.map((personRef) => {
            const disposition = standingDisposition(state, personRef);
            return {
              ...(personRef === undefined ? {} : { personRef }),
              ...(disposition === undefined
                ? {}
                : { outcome: disposition.outcome, dispositionRef: disposition.recordRef }),
            };
          }),
        ];
      }),
  );
}
