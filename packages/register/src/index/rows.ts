// SPDX-License-Identifier: Apache-2.0
import {
  addresseeFields,
  type Draft,
  findKind,
  type Hash,
  type JsonObject,
  type RecordPayload,
  type Skeleton,
  type StreamKey,
  searchText,
} from "@scelle/core";
import { labelOf } from "./label.ts";
import { streamsWithRow } from "./stream-rows.ts";

/** A committed record on its way into the index. */
export interface ProjectedRecord {
  readonly index: number;
  readonly leaf: Hash;
  readonly payload: RecordPayload;
  readonly digest: Hash;
  readonly streams: readonly StreamKey[];
}

/** A committed record whose words are gone. */
export interface ProjectedSkeleton {
  readonly index: number;
  readonly leaf: Hash;
  readonly skeleton: Skeleton;
  readonly streams: readonly StreamKey[];
}

/** Rows of each table, one value after the other: plain data, so that another thread may make them. */
export interface Rows {
  readonly records: unknown[];
  readonly streams: unknown[];
  readonly texts: unknown[];
  readonly objects: unknown[];
  readonly addressees: unknown[];
}

export function emptyRows(): Rows {
  return { records: [], streams: [], texts: [], objects: [], addressees: [] };
}

/** Where rows go, in the order of their values. */
export const rowTables = {
  records: {
    into: "INSERT INTO record",
    columns: [
      "entry",
      "ref",
      "digest",
      "leaf",
      "kind",
      "version",
      "author",
      "recorded_at",
      "case_ref",
      "case_seq",
      "label",
      "erased",
    ],
  },
  streams: { into: "INSERT INTO stream", columns: ["name", "entry"] },
  texts: { into: "INSERT INTO text", columns: ["rowid", "words"] },
  objects: { into: "INSERT OR IGNORE INTO object", columns: ["root", "entry"] },
  addressees: { into: "INSERT OR IGNORE INTO addressed", columns: ["person", "entry", "field"] },
} as const satisfies Readonly<Record<keyof Rows, { into: string; columns: readonly string[] }>>;

/** What mends another record changes rows of that one, and stands in its streams. */
export function isMending(kind: string): boolean {
  return findKind(kind)?.group === "mending";
}

/** Adds what a record puts into the index by itself, whatever it mends. */
export function addRows(rows: Rows, record: ProjectedRecord | ProjectedSkeleton): void {
  const { index: entry, leaf } = record;
  const isErased = !("payload" in record);
  const source = isErased ? record.skeleton : { ...record.payload.draft, assigned: record.payload.assigned };
  const { draftId, kind, version, assigned } = source;
  const { author, recordedAt, caseRef, caseSeq } = assigned;
  const digest = isErased ? null : record.digest;
  const label = isErased ? null : (labelOf(source) ?? null);
  const place = [caseRef ?? null, caseSeq ?? null];
  const written = [author, recordedAt, ...place, label, isErased ? 1 : 0];
  rows.records.push(entry, draftId, digest, leaf, kind, version, ...written);
  for (const name of streamsWithRow(source, record.streams)) rows.streams.push(name, entry);
  addLinks(rows, entry, source);
  const words = isErased ? "" : searchText(source);
  if (words.length > 0) rows.texts.push(entry, words);
}

/** By which objects and persons a record is found. */
export function addLinks(
  rows: Rows,
  entry: number,
  { kind, stated, measured }: Pick<Draft, "kind" | "stated" | "measured">,
): void {
  for (const root of objectRoots(stated, measured)) rows.objects.push(root, entry);
  addAddressees(rows, entry, kind, stated);
}

/** To whom a record is addressed, or opens something: found by the person, decided by the rules. */
export function addAddressees(rows: Rows, entry: number, kind: string, stated: JsonObject): void {
  for (const field of addresseeFields[kind] ?? []) {
    const person = stated[field];
    if (typeof person === "string") rows.addressees.push(person, entry, field);
  }
}

function objectRoots(stated: JsonObject, measured: JsonObject | undefined): string[] {
  return [stated["objectRoot"], measured?.["objectRoot"]].filter((root) => typeof root === "string");
}
