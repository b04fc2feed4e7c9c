// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import { isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { allegationDisposed } from "../records/kinds/allegation-disposed.ts";
import { allegationMade } from "../records/kinds/allegation-made.ts";

export interface Disposition {
  readonly recordRef: string;
  /** Nobody, for an allegation that concerns nobody known. */
  readonly personRef?: string;
  readonly outcome: string;
  readonly standardOfProof: string;
  readonly decidedAt: Span;
  readonly evidenceRefs: readonly string[];
  /** The disposition that it replaces. */
  readonly reverses?: string;
  /** The one that replaced it. */
  readonly reversedBy?: string;
}

/** An allegation with every disposition that was ever made of it. */
export interface AllegationState {
  readonly ref: string;
  readonly isMade: boolean;
  readonly allegationType?: string;
  readonly concerned: readonly string[];
  readonly sourceRefs: readonly string[];
  readonly madeAt?: Span;
  /** In the order of the log; a reversed one stays. */
  readonly dispositions: readonly Disposition[];
}

export const allegationFold: Fold<AllegationState> = {
  name: "allegation",
  subject: "allegation",
  initial: (ref) => ({ ref, isMade: false, concerned: [], sourceRefs: [], dispositions: [] }),
  evolve(state, record) {
    if (isRecordOf(record, allegationMade)) {
      const { allegationType, concernedRefs, sourceRefs, madeAt } = record.stated;
      return { ...state, isMade: true, allegationType, concerned: concernedRefs ?? [], sourceRefs, madeAt };
    }
    if (isRecordOf(record, allegationDisposed)) return afterDisposition(state, record);
    return state;
  },
};

/** The disposition that stands for a person, or for an allegation that concerns nobody known. */
export function standingDisposition(state: AllegationState, personRef?: string): Disposition | undefined {
  return state.dispositions.find(
    (disposition) => disposition.personRef === personRef && disposition.reversedBy === undefined,
  );
}

function afterDisposition(
  state: AllegationState,
  record: RecordOf<typeof allegationDisposed> & { readonly recordRef: string },
): AllegationState {
  const { personRef, outcome, standardOfProof, decidedAt, evidenceRefs, reversesRef } = record.stated;
  const disposition: Disposition = {
    recordRef: record.recordRef,
    outcome,
    standardOfProof,
    decidedAt,
    evidenceRefs: evidenceRefs ?? [],
    ...(personRef === undefined ? {} : { personRef }),
    ...(reversesRef === undefined ? {} : { reverses: reversesRef }),
  };
  const earlier = state.dispositions.map((one) =>
    one.recordRef === reversesRef ? { ...one, reversedBy: record.recordRef } : one,
  );
  return { ...state, dispositions: [...earlier, disposition] };
}
