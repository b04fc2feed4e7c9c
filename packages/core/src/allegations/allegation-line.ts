// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { foldRecords } from "../records/fold.ts";
import { allegationDisposed } from "../records/kinds/allegation-disposed.ts";
import { measureTaken } from "../records/kinds/measure-taken.ts";
import { procedureAffected } from "../records/kinds/procedure-affected.ts";
import { procedureNotified } from "../records/kinds/procedure-notified.ts";
import { procedureReviewed } from "../records/kinds/procedure-reviewed.ts";
import {
  type AllegationState,
  allegationFold,
  type Disposition,
  standingDisposition,
} from "./allegation-fold.ts";

/** What leads from one record to the next; read from the end it says where the later record comes from. */
export type LineRelation =
  | "makes"
  | "is-answered-by"
  | "supports"
  | "is-disposed-by"
  | "is-replaced-by"
  | "leads-to"
  | "touches"
  | "is-followed-by";

export interface LineLink {
  readonly from: string;
  readonly relation: LineRelation;
  readonly to: string;
}

/** How the allegation stands for one person that it concerns: open until a disposition says otherwise. */
export interface PersonStanding {
  readonly personRef: string;
  readonly standing?: Disposition;
  /** Dispositions that no longer stand, in the order of the log. */
  readonly earlier: readonly Disposition[];
}

/** Everything between those who allege and what came of it. */
export interface AllegationLine {
  readonly allegationRef: string;
  /** Every person that it concerns or that a disposition clears or not, in one list of one form. */
  readonly persons: readonly PersonStanding[];
  readonly links: readonly LineLink[];
}

/**
 * The line from the sources of an allegation over the evidence to its dispositions, measures and procedures.
 * @param records of the case, in the order of the log, corrections applied
 * @returns undefined if there is no such allegation
 */
export function allegationLine(
  records: readonly EffectiveRecord[],
  allegationRef: string,
): AllegationLine | undefined {
  const own = records.filter(
    (record) => record.recordRef === allegationRef || record.stated["allegationRef"] === allegationRef,
  );
  const state = foldRecords(allegationFold, allegationRef, own);
  if (!state.isMade) return undefined;
  const links = [
    ...state.sourceRefs.map((from) => link(from, "makes", allegationRef)),
    ...own.flatMap((record) => (isRecordOf(record, allegationDisposed) ? dispositionLinks(record) : [])),
    ...consequences(records, allegationRef),
  ];
  return { allegationRef, persons: standingsOf(state), links: withoutRepeats(links) };
}

/** What follows from a record. */
export function following(line: AllegationLine, ref: string): LineLink[] {
  return line.links.filter(({ from }) => from === ref);
}

/** What a record comes from. */
export function preceding(line: AllegationLine, ref: string): LineLink[] {
  return line.links.filter(({ to }) => to === ref);
}

function dispositionLinks({
  recordRef,
  stated: { allegationRef, evidenceRefs, reversesRef },
}: {
  readonly recordRef: string;
  readonly stated: {
    readonly allegationRef: string;
    readonly evidenceRefs?: readonly string[];
    readonly reversesRef?: string;
  };
}): LineLink[] {
  return [
    link(allegationRef, "is-disposed-by", recordRef),
    ...(evidenceRefs ?? []).flatMap((evidence) => [
      link(allegationRef, "is-answered-by", evidence),
      link(evidence, "supports", recordRef),
    ]),
    ...(reversesRef === undefined ? [] : [link(reversesRef, "is-replaced-by", recordRef)]),
  ];
}

function consequences(records: readonly EffectiveRecord[], allegationRef: string): LineLink[] {
  const links: LineLink[] = [];
  const touched = new Set<string>();
  for (const record of records) {
    if (isRecordOf(record, measureTaken) && record.stated.allegationRefs?.includes(allegationRef)) {
      links.push(link(allegationRef, "leads-to", record.recordRef));
      touched.add(record.recordRef);
    } else if (isRecordOf(record, measureTaken) && touched.has(record.stated.liftsRef ?? "")) {
      links.push(link(record.stated.liftsRef ?? "", "is-followed-by", record.recordRef));
    } else if (
      isRecordOf(record, procedureAffected) &&
      record.stated.allegationRefs.includes(allegationRef)
    ) {
      links.push(link(allegationRef, "touches", record.recordRef));
      touched.add(record.recordRef);
    } else if (isRecordOf(record, procedureNotified) || isRecordOf(record, procedureReviewed)) {
      const { procedureRef } = record.stated;
      if (touched.has(procedureRef)) links.push(link(procedureRef, "is-followed-by", record.recordRef));
    }
  }
  return links;
}

function standingsOf(state: AllegationState): PersonStanding[] {
  const named = state.dispositions.flatMap(({ personRef }) => personRef ?? []);
  return [...new Set([...state.concerned, ...named])].map((personRef) => {
    const standing = standingDisposition(state, personRef);
    const earlier = state.dispositions.filter(
      (disposition) => disposition.personRef === personRef && disposition.reversedBy !== undefined,
    );
    return { personRef, ...(standing === undefined ? {} : { standing }), earlier };
  });
}

function link(from: string, relation: LineRelation, to: string): LineLink {
  return { from, relation, to };
}

function withoutRepeats(links: readonly LineLink[]): LineLink[] {
  const seen = new Set<string>();
  return links.filter(({ from, relation, to }) => {
    const key = `${from} ${relation} ${to}`;
    return !seen.has(key) && seen.add(key);
  });
}
