// SPDX-License-Identifier: Apache-2.0
import { hierarchyFold } from "../access/hierarchy-fold.ts";
import { type HierarchyLinks, linksOf } from "../access/hierarchy-links.ts";
import { exhibitFold } from "../custody/exhibit-fold.ts";
import type { ExhibitState } from "../custody/exhibit-state.ts";
import { foundsExhibit } from "../custody/founds-exhibit.ts";
import type { Kind } from "../records/define-kind.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { foldRecords } from "../records/fold.ts";
import { attendanceRecorded } from "../records/kinds/attendance-recorded.ts";

/** One exhibit as far as rules look at it. */
export interface ExhibitFacts {
  readonly ref: string;
  readonly founding: EffectiveRecord;
  /** Its acts in the order of the log. */
  readonly records: readonly EffectiveRecord[];
  readonly state: ExhibitState;
}

/** What rules may look at: the records that the reader may read, and nothing else. */
export interface CaseFacts {
  readonly caseRef: string;
  /** An instant; nothing is said of later. */
  readonly asOf: string;
  readonly records: readonly EffectiveRecord[];
  readonly exhibits: readonly ExhibitFacts[];
  readonly hierarchy: HierarchyLinks;
  record(ref: string | undefined): EffectiveRecord | undefined;
  all<K extends Kind>(kind: K): readonly (EffectiveRecord & RecordOf<K>)[];
  /** Who attended an act, by records of their own. */
  attendancesOf(actRef: string): readonly (EffectiveRecord & RecordOf<typeof attendanceRecorded>)[];
}

/** @param records effective records of one case and of its exhibits, in the order of the log */
export function caseFacts(caseRef: string, records: readonly EffectiveRecord[], asOf: string): CaseFacts {
  const byRef = new Map(records.map((record) => [record.recordRef, record]));
  const all = <K extends Kind>(kind: K) => records.filter((record) => isRecordOf(record, kind));
  const attendances = all(attendanceRecorded);
  return {
    caseRef,
    asOf,
    records,
    exhibits: exhibitsIn(records),
    hierarchy: linksOf(foldRecords(hierarchyFold, "hierarchy", records)),
    record: (ref) => (ref === undefined ? undefined : byRef.get(ref)),
    all,
    attendancesOf: (actRef) => attendances.filter(({ stated }) => stated.actRef === actRef),
  };
}

function exhibitsIn(records: readonly EffectiveRecord[]): ExhibitFacts[] {
  const streams = new Map<string, EffectiveRecord[]>();
  for (const record of records) {
    if (foundsExhibit(record)) streams.set(record.recordRef, [record]);
    const { exhibitRef } = record.stated;
    if (typeof exhibitRef === "string") streams.get(exhibitRef)?.push(record);
  }
  return [...streams].flatMap(([ref, own]) => {
    const [founding] = own;
    return founding === undefined
      ? []
      : [{ ref, founding, records: own, state: foldRecords(exhibitFold, ref, own) }];
  });
}
