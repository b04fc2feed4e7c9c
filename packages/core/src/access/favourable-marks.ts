// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { favourableMarked } from "../records/kinds/favourable-marked.ts";
import { favourableUnmarked } from "../records/kinds/favourable-unmarked.ts";

/** That a record speaks for the defence, as somebody said; it stays when it no longer counts. */
export interface FavourableMark {
  readonly recordRef: string;
  readonly author: string;
  /** Where the mark stands in the log. */
  readonly index: number;
  /** Whether its author was in the case for the defence then; whoever leaves it leaves the mark. */
  readonly isOfDefence: boolean;
  /** The record that removed the mark. */
  readonly removedBy?: string;
}

/** Every mark of a case by its own record, removed ones too. */
export type FavourableMarks = Readonly<Record<string, FavourableMark>>;

/** Kinds by which records are marked, and marks removed. */
export const markingKinds: readonly string[] = [favourableMarked.kind, favourableUnmarked.kind];

/** @param defence persons who are in the case for the defence when the record is made */
export function afterMarking(
  marks: FavourableMarks,
  record: EffectiveRecord,
  defence: ReadonlySet<string>,
): FavourableMarks {
  if (isRecordOf(record, favourableMarked)) {
    const { recordRef, index, assigned, stated } = record;
    const { author } = assigned;
    const mark = { recordRef: stated.recordRef, author, index, isOfDefence: defence.has(author) };
    return { ...marks, [recordRef]: mark };
  }
  if (!isRecordOf(record, favourableUnmarked)) return marks;
  const mark = marks[record.stated.markRef];
  if (mark === undefined || mark.removedBy !== undefined) return marks;
  return { ...marks, [record.stated.markRef]: { ...mark, removedBy: record.recordRef } };
}

/** The mark that a record makes or removes; undefined for one that does neither. */
export function markIn(marks: FavourableMarks, record: EffectiveRecord): FavourableMark | undefined {
  if (isRecordOf(record, favourableMarked)) return marks[record.recordRef];
  return isRecordOf(record, favourableUnmarked) ? marks[record.stated.markRef] : undefined;
}

/** A mark with everything that is told of it. */
export interface MarkedRecord {
  readonly markRef: string;
  readonly markedRef: string;
  readonly author: string;
  readonly at: string;
  /** Absent once erased. */
  readonly reason?: string;
  /** To whom it is favourable, if to one person. */
  readonly personRef?: string;
  readonly removal?: Readonly<{ recordRef: string; author: string; at: string; reason?: string }>;
}

/** Every mark among some records, in their order, with its removal where that is among them too. */
export function marksAmong(records: readonly EffectiveRecord[]): MarkedRecord[] {
  const removals = new Map<string, EffectiveRecord & RecordOf<typeof favourableUnmarked>>();
  for (const record of records) {
    if (isRecordOf(record, favourableUnmarked) && !removals.has(record.stated.markRef)) {
      removals.set(record.stated.markRef, record);
    }
  }
  return records
    .filter((record) => isRecordOf(record, favourableMarked))
    .map((record) => {
      const { recordRef: markedRef, personRef } = record.stated;
      const removal = removals.get(record.recordRef);
      return {
        ...{ markRef: record.recordRef, markedRef, ...toldBy(record) },
        ...(personRef === undefined ? {} : { personRef }),
        ...(removal === undefined ? {} : { removal: { recordRef: removal.recordRef, ...toldBy(removal) } }),
      };
    });
}

function toldBy({
  stated,
  assigned,
}: RecordOf<typeof favourableMarked> | RecordOf<typeof favourableUnmarked>) {
  const { author, recordedAt: at } = assigned;
  return { author, at, ...(stated.reason === undefined ? {} : { reason: stated.reason }) };
}
