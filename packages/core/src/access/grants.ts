// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, RecordOf } from "../records/effective-records.ts";
import { isRecordOf } from "../records/effective-records.ts";
import { accessGranted } from "../records/kinds/access-granted.ts";
import { accessRefused } from "../records/kinds/access-refused.ts";
import { allegationDisposed } from "../records/kinds/allegation-disposed.ts";
import { noticeServed } from "../records/kinds/notice-served.ts";
import { questionAnswered } from "../records/kinds/question-answered.ts";
import { questionAsked } from "../records/kinds/question-asked.ts";
import { afterMarking, type FavourableMarks, markIn, markingKinds } from "./favourable-marks.ts";
import { isReading } from "./readings.ts";

/** A decision by which a person and counsel read in the register, once they were told of it. */
export interface Grant {
  readonly recordRef: string;
  /** Where it stands in the log: what came later is not given by it. */
  readonly index: number;
  /** The person, and counsel. */
  readonly persons: readonly string[];
  /** The records that it lists; the whole file where it lists none. */
  readonly recordRefs?: readonly string[];
  /** Whether it gives who looked into the case. */
  readonly givesLooks: boolean;
  readonly from?: string;
  readonly until?: string;
  /** When the register took in the notice of it. */
  readonly servedAt?: string;
}

/** Who was told of which records of a case. */
export interface Served {
  readonly recordRef: string;
  readonly persons: readonly string[];
  readonly actRefs: readonly string[];
}

/** What a case has given to those concerned: decisions that open it, and notices. */
export interface Rights {
  readonly grants: readonly Grant[];
  readonly served: readonly Served[];
  /** Who asked which question. */
  readonly questions: Readonly<Record<string, string>>;
  readonly marks: FavourableMarks;
}

export const noRights: Rights = { grants: [], served: [], questions: {}, marks: {} };

/** @param defence persons who are in the case for the defence when the record is made */
export function afterRights(rights: Rights, record: EffectiveRecord, defence: ReadonlySet<string>): Rights {
  if (isRecordOf(record, accessGranted)) return opens(record) ? granted(rights, record) : rights;
  if (isRecordOf(record, noticeServed)) return notified(rights, record);
  if (isRecordOf(record, questionAsked)) {
    const questions = { ...rights.questions, [record.recordRef]: record.assigned.author };
    return { ...rights, questions };
  }
  const marks = afterMarking(rights.marks, record, defence);
  return marks === rights.marks ? rights : { ...rights, marks };
}

/** The decisions under which somebody reads at an instant of the register’s clock. */
export function liveGrants({ grants }: Rights, personRef: string, at: string | undefined): readonly Grant[] {
  if (at === undefined) return [];
  return grants.filter(({ persons, servedAt, from = "", until = "~" }) => {
    const isTold = servedAt !== undefined && servedAt <= at;
    return isTold && persons.includes(personRef) && from <= at && at <= until;
  });
}

/** Whether a decision opens a record to somebody: exactly what it lists, and what tells of it. */
export function isGranted(
  rights: Rights,
  personRef: string,
  record: EffectiveRecord,
  at: string | undefined,
): boolean {
  const live = liveGrants(rights, personRef, at);
  if (live.length === 0) return false;
  return live.some((grant) => isIn(rights, grant, record)) || isOfTheirs(rights, record, live);
}

/**
 * Whether a record goes where listed records go: it is one of them, it says what was decided on an allegation
 * among them, or that one of them was marked as favourable, or a mark taken back.
 */
export function goesWith(rights: Rights, record: EffectiveRecord, recordRefs: readonly string[]): boolean {
  const mark = markIn(rights.marks, record);
  const isMarkOfIt = mark !== undefined && recordRefs.includes(mark.recordRef);
  return recordRefs.includes(record.recordRef) || disposes(record, recordRefs) || isMarkOfIt;
}

function isIn(rights: Rights, grant: Grant, record: EffectiveRecord): boolean {
  if (record.recordRef === grant.recordRef) return true;
  const isBefore = record.index < grant.index;
  if (isReading(record)) return grant.givesLooks && isBefore;
  const { recordRefs } = grant;
  if (recordRefs !== undefined) return goesWith(rights, record, recordRefs);
  const mark = markIn(rights.marks, record);
  // Who removed a mark of the file goes with the mark, also afterwards.
  const isMarkedBefore = mark !== undefined && mark.index < grant.index;
  return (isBefore || isMarkedBefore) && !neverOfTheFile.includes(record.kind);
}

/** An exoneration goes wherever the allegation goes, also one that came after the decision. */
function disposes(record: EffectiveRecord, recordRefs: readonly string[]): boolean {
  return isRecordOf(record, allegationDisposed) && recordRefs.includes(record.stated.allegationRef);
}

/** A wall is not told to whoever it keeps out; what others were handed is no part of the file. */
export const neverOfTheFile: readonly string[] = [
  "wall-raised",
  "record-disclosed",
  "emergency-access-taken",
];

/** What was served on them, what it names of decisions on access, and what they asked. */
function isOfTheirs({ served, questions }: Rights, record: EffectiveRecord, live: readonly Grant[]): boolean {
  const us = new Set(live.flatMap(({ persons }) => persons));
  const ours = served.filter(({ persons }) => persons.some((ref) => us.has(ref)));
  if (ours.some(({ recordRef }) => recordRef === record.recordRef)) return true;
  if (markingKinds.includes(record.kind)) return us.has(record.assigned.author);
  const askedByUs = (ref: string) => us.has(questions[ref] ?? "");
  if (isRecordOf(record, questionAsked)) return askedByUs(record.recordRef);
  if (isRecordOf(record, questionAnswered)) return askedByUs(record.stated.questionRef);
  if (!isRecordOf(record, accessRefused)) return false;
  return ours.some(({ actRefs }) => actRefs.includes(record.recordRef));
}

/** Earlier decisions say of themselves that they open nothing. */
function opens({ version, stated }: RecordOf<typeof accessGranted>): boolean {
  return version > 1 && stated.mode === "in-register";
}

function granted(rights: Rights, record: RecordOf<typeof accessGranted>): Rights {
  const { personRef, counselRef, recordRefs, looks, from, until } = record.stated;
  const grant: Grant = {
    recordRef: record.recordRef,
    index: record.index,
    persons: [personRef, ...(counselRef === undefined ? [] : [counselRef])],
    ...(recordRefs === undefined ? {} : { recordRefs }),
    givesLooks: looks === "of-case",
    ...(from === undefined ? {} : { from: from.earliest }),
    ...(until === undefined ? {} : { until: until.latest }),
  };
  return { ...rights, grants: [...rights.grants, grant] };
}

function notified(rights: Rights, { recordRef, stated, assigned }: RecordOf<typeof noticeServed>): Rights {
  const { personRef, counselRef, actRefs = [] } = stated;
  const persons = [personRef, ...(counselRef === undefined ? [] : [counselRef])];
  const grants = rights.grants.map((grant) => {
    const isOfIt = actRefs.includes(grant.recordRef) && persons.some((ref) => grant.persons.includes(ref));
    return isOfIt && grant.servedAt === undefined ? { ...grant, servedAt: assigned.recordedAt } : grant;
  });
  return { ...rights, grants, served: [...rights.served, { recordRef, persons, actRefs }] };
}
