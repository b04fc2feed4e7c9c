// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { deadlineMet } from "../records/kinds/deadline-met.ts";
import { deadlineSet } from "../records/kinds/deadline-set.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type Deadline, deadlinesFold } from "./deadline-fold.ts";

/** A deadline is met once, and extended once, to a later end and for a reason. */
export function deadlineRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, deadlineMet)) {
    const { caseRef, deadlineRef } = act.stated;
    return standingRefusal(situation.state(deadlinesFold, caseRef)[deadlineRef]);
  }
  if (!isRecordOf(act, deadlineSet) || act.stated.extendsRef === undefined) return undefined;
  const { caseRef, extendsRef, dueAt, reason } = act.stated;
  const extended = situation.state(deadlinesFold, caseRef)[extendsRef];
  const isLater = extended === undefined || dueAt.latest > extended.dueAt.latest;
  return (
    standingRefusal(extended) ??
    (isLater && reason !== undefined ? undefined : refuse("deadline.no-extension", { deadline: extendsRef }))
  );
}

function standingRefusal(deadline: Deadline | undefined): Refusal | undefined {
  if (deadline?.met !== undefined) {
    return refuse("deadline.already-met", { deadline: deadline.recordRef, act: deadline.met.recordRef });
  }
  if (deadline?.extendedBy === undefined) return undefined;
  return refuse("deadline.extended", { deadline: deadline.recordRef, by: deadline.extendedBy });
}
