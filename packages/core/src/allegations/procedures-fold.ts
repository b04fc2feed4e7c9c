// SPDX-License-Identifier: Apache-2.0
import type { procedureStages } from "../records/allegation-vocabularies.ts";
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { procedureAffected } from "../records/kinds/procedure-affected.ts";
import { procedureNotified } from "../records/kinds/procedure-notified.ts";
import { procedureReviewed } from "../records/kinds/procedure-reviewed.ts";

export type ProcedureStage = keyof typeof procedureStages;

/** A past or pending procedure that rests on a person under allegation, and what became of it. */
export interface AffectedProcedure {
  readonly recordRef: string;
  readonly personRef: string;
  readonly stage: ProcedureStage;
  readonly allegationRefs: readonly string[];
  /** Acts of the person, or records of them, that it rests on. */
  readonly sourceRefs: readonly string[];
  /** Who was told, in the order of the log. */
  readonly notices: readonly { readonly recordRef: string; readonly party: string }[];
  /** Later reviews stand beside earlier ones. */
  readonly reviews: readonly { readonly recordRef: string; readonly outcome: string }[];
}

/** Every affected procedure of a case, in the order in which they were recorded. */
export const proceduresFold: Fold<readonly AffectedProcedure[]> = {
  name: "procedures",
  subject: "case",
  initial: () => [],
  evolve(state, record) {
    const { recordRef } = record;
    if (isRecordOf(record, procedureAffected)) {
      const { personRef, stage, allegationRefs, sourceRefs = [] } = record.stated;
      return [
        ...state,
        { recordRef, personRef, stage, allegationRefs, sourceRefs, notices: [], reviews: [] },
      ];
    }
    if (isRecordOf(record, procedureNotified)) {
      const { procedureRef, party } = record.stated;
      return changed(state, procedureRef, (one) => ({
        ...one,
        notices: [...one.notices, { recordRef, party }],
      }));
    }
    if (isRecordOf(record, procedureReviewed)) {
      const { procedureRef, outcome } = record.stated;
      return changed(state, procedureRef, (one) => ({
        ...one,
        reviews: [...one.reviews, { recordRef, outcome }],
      }));
    }
    return state;
  },
};

/** Whether a court has still to decide on it: what it rests on can still be looked at there. */
export function isPending({ stage }: Pick<AffectedProcedure, "stage">): boolean {
  switch (stage) {
    case "investigation":
    case "awaiting-trial":
    case "on-trial":
    case "on-appeal":
      return true;
    case "final-conviction":
    case "final-acquittal":
    case "closed":
      return false;
  }
}

export type ReviewStanding = "not-reviewed" | "under-review" | "reviewed";

/** Where its review stands by the newest word on it. */
export function reviewStanding({ reviews }: Pick<AffectedProcedure, "reviews">): ReviewStanding {
  const newest = reviews.at(-1);
  if (newest === undefined) return "not-reviewed";
  return newest.outcome === "under-review" ? "under-review" : "reviewed";
}

function changed(
  state: readonly AffectedProcedure[],
  ref: string,
  change: (procedure: AffectedProcedure) => AffectedProcedure,
): readonly AffectedProcedure[] {
  return state.map((one) => (one.recordRef === ref ? change(one) : one));
}
