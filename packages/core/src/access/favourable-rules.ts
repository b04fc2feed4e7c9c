// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { favourableMarked } from "../records/kinds/favourable-marked.ts";
import { favourableUnmarked } from "../records/kinds/favourable-unmarked.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type CaseState, caseFold } from "./case-fold.ts";
import { decideReadRecord } from "./decide-read.ts";
import { markingKinds } from "./favourable-marks.ts";
import { neverOfTheFile } from "./grants.ts";
import { isReading } from "./readings.ts";

/** What a case says against marking a record as favourable, and against removing a mark. */
export function favourableRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, favourableMarked)) return markingRefusal(situation, act);
  if (isRecordOf(act, favourableUnmarked)) return removalRefusal(situation, act);
  return undefined;
}

function markingRefusal(situation: Situation, act: RecordOf<typeof favourableMarked>): Refusal | undefined {
  const { caseRef, recordRef: ref } = act.stated;
  const record = seen(situation, act, ref);
  // As for what there is not: a mark must not find out what else the file holds.
  if (record === undefined)
    return refuse("reference.unknown", { field: "recordRef", ref, expected: "record" });
  const isClosed = isReading(record) || neverOfTheFile.includes(record.kind);
  if (isClosed || markingKinds.includes(record.kind)) {
    return refuse("favourable.not-markable", { kind: record.kind });
  }
  const marks = Object.values(situation.state(caseFold, caseRef).rights.marks);
  const isMarked = marks.some(
    ({ recordRef, author, removedBy }) =>
      recordRef === ref && author === act.assigned.author && removedBy === undefined,
  );
  return isMarked ? refuse("favourable.already-marked", { ref }) : undefined;
}

function removalRefusal(situation: Situation, act: RecordOf<typeof favourableUnmarked>): Refusal | undefined {
  const { caseRef, markRef: ref } = act.stated;
  const state = situation.state(caseFold, caseRef);
  const mark = state.rights.marks[ref];
  if (mark === undefined || seen(situation, act, ref) === undefined) {
    return refuse("reference.unknown", { field: "markRef", ref, expected: "record" });
  }
  if (mark.removedBy !== undefined) return refuse("favourable.already-removed", { mark: ref });
  const isOwn = mark.author === act.assigned.author;
  return isOwn || !(mark.isOfDefence || isGivenAccess(state, mark.author))
    ? undefined
    : refuse("favourable.of-the-defence", { person: mark.author });
}

/** A record of the case that whoever acts may read. */
function seen(
  situation: Situation,
  { stated, assigned }: RecordOf<typeof favourableMarked> | RecordOf<typeof favourableUnmarked>,
  ref: string,
): EffectiveRecord | undefined {
  const record = situation.record(ref);
  if (record === undefined || record.assigned.caseRef !== stated.caseRef) return undefined;
  const read = decideReadRecord(situation, assigned.author, record, assigned.recordedAt);
  return "allowed" in read ? record : undefined;
}

/** Whoever reads under a decision that gives access, once it was given. */
function isGivenAccess({ rights }: CaseState, personRef: string): boolean {
  return rights.grants.some(({ persons }) => persons.includes(personRef));
}
