// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { allegationDisposed } from "../records/kinds/allegation-disposed.ts";
import { allegationMade } from "../records/kinds/allegation-made.ts";
import { legalStatusRecorded } from "../records/kinds/legal-status-recorded.ts";
import { foundsCase } from "../transfer/founds-case.ts";
import { implicatingStatuses } from "./case-fold.ts";

/** Why a case concerns a person: the status or the allegation that says so. */
export interface Implication {
  readonly personRef: string;
  readonly ground: "status" | "allegation";
  readonly recordRef: string;
}

/** Whom a case concerns. Victims, witnesses and complainants are not among them as such. */
export interface ImplicationState {
  readonly implications: readonly Implication[];
  /** From when on whoever commanded counts: the opening, or the earliest time that an allegation names. */
  readonly since?: string;
}

export const implicationFold: Fold<ImplicationState> = {
  name: "implication",
  subject: "case",
  initial: () => ({ implications: [] }),
  evolve(state, record) {
    if (foundsCase(record)) return withTime(state, record.assigned.recordedAt);
    if (isRecordOf(record, legalStatusRecorded)) return afterStatus(state, record);
    if (isRecordOf(record, allegationMade)) return afterAllegation(state, record);
    if (isRecordOf(record, allegationDisposed)) return afterDisposition(state, record);
    return state;
  },
};

/** Decisions on a person that end what speaks against the person in this case so far. */
const clearingStatuses: readonly string[] = ["cleared", "acquitted"];
/** Outcomes after which an allegation speaks against a person no longer. */
const clearingOutcomes: readonly string[] = ["exonerated", "unfounded", "not-involved"];

type Recorded<R> = R & Pick<EffectiveRecord, "recordRef">;

function afterStatus(
  state: ImplicationState,
  { recordRef, stated: { personRef, status } }: Recorded<RecordOf<typeof legalStatusRecorded>>,
): ImplicationState {
  const isCleared = clearingStatuses.includes(status);
  const others = state.implications.filter(
    (one) => one.personRef !== personRef || (one.ground === "allegation" && !isCleared),
  );
  if (!implicatingStatuses.includes(status)) return { ...state, implications: others };
  return { ...state, implications: [...others, { personRef, ground: "status", recordRef }] };
}

function afterAllegation(
  state: ImplicationState,
  { recordRef, stated: { concernedRefs = [], occurredAt } }: Recorded<RecordOf<typeof allegationMade>>,
): ImplicationState {
  const implications = concernedRefs.map((personRef): Implication => {
    return { personRef, ground: "allegation", recordRef };
  });
  const added = { ...state, implications: [...state.implications, ...implications] };
  return occurredAt === undefined ? added : withTime(added, occurredAt.earliest);
}

/** What stands last decides: a reversed clearing concerns the person again. */
function afterDisposition(
  state: ImplicationState,
  { stated: { allegationRef, personRef, outcome } }: RecordOf<typeof allegationDisposed>,
): ImplicationState {
  if (personRef === undefined) return state;
  const others = state.implications.filter(
    (one) => one.recordRef !== allegationRef || one.personRef !== personRef,
  );
  if (clearingOutcomes.includes(outcome)) return { ...state, implications: others };
  const again: Implication = { personRef, ground: "allegation", recordRef: allegationRef };
  return { ...state, implications: [...others, again] };
}

function withTime(state: ImplicationState, at: string): ImplicationState {
  return state.since !== undefined && state.since <= at ? state : { ...state, since: at };
}
