// SPDX-License-Identifier: Apache-2.0
import {
  type AllegationLine,
  allegationLine,
  type EffectiveRecord,
  rootsOf,
  ScelleError,
  sourcesAmong,
} from "@scelle/core";
import type { AllegationView, OverviewView } from "@scelle/core/api";
import { recordLineOf, shortened, type ViewContext } from "./view-context.ts";

type Line = OverviewView["allegations"][number];

export function allegationsOf({ records }: ViewContext): Line[] {
  return records
    .filter(({ kind }) => kind === "allegation-made")
    .flatMap((record) => {
      const line = allegationLine(records, record.recordRef);
      return line === undefined ? [] : [lineOf(records, record, line)];
    });
}

/** @throws ScelleError("reference.unknown") where there is no such allegation for the reader */
export function allegationView(context: ViewContext): AllegationView {
  const { records, of = "" } = context;
  const line = allegationLine(records, of);
  const made = records.find(({ recordRef }) => recordRef === of);
  if (line === undefined || made === undefined) {
    throw new ScelleError("reference.unknown", { field: "of", ref: of, expected: "allegation" });
  }
  const onLine = new Set([of, ...line.links.flatMap(({ from, to }) => [from, to])]);
  return {
    allegation: lineOf(records, made, line),
    records: records.filter(({ recordRef }) => onLine.has(recordRef)).map(recordLineOf),
    links: line.links.map(({ from, relation, to }) => ({ from, relation, to })),
    persons: line.persons.map(({ personRef, standing }) => ({
      personRef,
      ...(standing === undefined ? {} : { outcome: standing.outcome, dispositionRef: standing.recordRef }),
    })),
  };
}

function lineOf(records: readonly EffectiveRecord[], record: EffectiveRecord, line: AllegationLine): Line {
  const sources = sourcesAmong(records);
  const sourceRefs = (record.stated["sourceRefs"] ?? []) as readonly string[];
  const statements = sources.statements.filter(({ recordRef }) => sourceRefs.includes(recordRef));
  const outcomes = line.persons.flatMap(({ standing }) => standing?.outcome ?? []);
  return {
    allegationRef: record.recordRef,
    allegationType: String(record.stated["allegationType"]),
    summary: shortened(String(record.stated["summary"] ?? "")),
    madeAt: record.assigned.recordedAt,
    sourceCount: sourceRefs.length,
    rootCount: rootsOf(statements, sources).length + sourceRefs.length - statements.length,
    outcomes: [...new Set(outcomes)],
    isOpen: line.persons.length === 0 || line.persons.some(({ standing }) => standing === undefined),
  };
}
