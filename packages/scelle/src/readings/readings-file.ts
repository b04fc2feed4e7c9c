// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "@scelle/core";
import { csvText } from "../program/csv-text.ts";

/** One line of the log of looks as it is handed over: who, when, why, at what, and what came of it. */
export interface ReadingLine {
  readonly entry: number;
  readonly recordRef: string;
  readonly recordedAt: string;
  /** Directive (EU) 2016/680, article 25(1): consultation, combination, disclosure; or an attempt refused. */
  readonly operation: "consultation" | "combination" | "disclosure" | "refused";
  readonly personRef: string;
  readonly person?: string;
  readonly caseRef?: string;
  readonly caseNumber?: string;
  readonly ground?: string;
  readonly actReference?: string;
  readonly reason?: string;
  readonly logPurpose?: string;
  /** What was asked for, as the record states it. */
  readonly asked?: string;
  readonly recordRefs: readonly string[];
  /** Code of the refusal. */
  readonly refused?: string;
  readonly recipientRef?: string;
  readonly recipient?: string;
}

export const readingFormats = ["csv", "json"] as const;
export type ReadingFormat = (typeof readingFormats)[number];

const operations: Readonly<Record<string, ReadingLine["operation"]>> = {
  "record-consulted": "consultation",
  "records-combined": "combination",
  "record-disclosed": "disclosure",
  "attempt-refused": "refused",
};

/**
 * A file with the log of looks.
 * @param nameOf what a person, body or case is called, as far as whoever hands it over may know
 */
export function readingsFile(
  records: readonly EffectiveRecord[],
  format: ReadingFormat,
  nameOf: (ref: string) => string | undefined,
): Uint8Array {
  const lines = records.map((record) => readingLine(record, nameOf));
  return new TextEncoder().encode(format === "csv" ? csvOf(lines) : `${JSON.stringify(lines, null, 1)}\n`);
}

function readingLine(record: EffectiveRecord, nameOf: (ref: string) => string | undefined): ReadingLine {
  const { recordRef, index, kind, stated, assigned } = record;
  const personRef = textIn(stated, "personRef") ?? assigned.author;
  const recipientRef = textIn(stated, "recipientRef") ?? textIn(stated, "recipientBodyRef");
  const { caseRef } = assigned;
  const shown = (assigned["shown"] ?? stated["recordRefs"] ?? []) as unknown as readonly string[];
  const told = ["ground", "actReference", "reason", "logPurpose", "refused"] as const;
  const { query } = stated;
  const attempted = textIn(stated, "attempted");
  const asked = query === undefined ? attempted : JSON.stringify(query);
  return {
    ...{ entry: index, recordRef, recordedAt: assigned.recordedAt },
    operation: operations[kind] ?? "consultation",
    personRef,
    ...named("person", nameOf(personRef)),
    ...named("caseRef", caseRef),
    ...named("caseNumber", caseRef === undefined ? undefined : nameOf(caseRef)),
    ...Object.assign({}, ...told.map((name) => named(name, textIn(stated, name)))),
    ...named("asked", asked),
    recordRefs: shown,
    ...named("recipientRef", recipientRef),
    ...named("recipient", recipientRef === undefined ? undefined : nameOf(recipientRef)),
  };
}

function textIn(stated: EffectiveRecord["stated"], name: string): string | undefined {
  const value = stated[name];
  return typeof value === "string" ? value : undefined;
}

function named<Name extends string>(name: Name, value: string | undefined): { [K in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: string };
}

const columns = [
  ...(["entry", "recordedAt", "operation", "personRef", "person", "caseRef", "caseNumber"] as const),
  ...(["ground", "actReference", "reason", "logPurpose", "asked", "recordRefs", "refused"] as const),
  ...(["recipientRef", "recipient", "recordRef"] as const),
] as const;

function csvOf(lines: readonly ReadingLine[]): string {
  return csvText([columns, ...lines.map((line) => columns.map((name) => cellOf(line[name])))]);
}

function cellOf(value: ReadingLine[(typeof columns)[number]]): string {
  return Array.isArray(value) ? value.join(" ") : String(value ?? "");
}
