// SPDX-License-Identifier: Apache-2.0
import {
  addresseeFields,
  type Hash,
  type RecordPayload,
  type Skeleton,
  type StreamKey,
  searchText,
} from "@scelle/core";
import { erasedBy } from "../skeletons.ts";
import { indexError } from "./database.ts";
import type { Index } from "./index-reader.ts";
import { labelFieldOf, labelOf } from "./label.ts";

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

/**
 * Brings the index to the log's committed size, in one transaction. The same function serves the live
 * register, its start and a rebuild: that is why they agree.
 */
export function projectBatch(index: Index, records: readonly (ProjectedRecord | ProjectedSkeleton)[]): void {
  const last = records.at(-1);
  if (last === undefined) return;
  try {
    index.database.exec("BEGIN IMMEDIATE");
    for (const record of records) {
      if ("payload" in record) projectRecord(index, record);
      else projectSkeleton(index, record);
    }
    const sql = "INSERT OR REPLACE INTO meta (id, size, last_leaf) VALUES (1, ?, ?)";
    index.run(sql, last.index + 1, Buffer.from(last.leaf));
    index.database.exec("COMMIT");
  } catch (cause) {
    // A full disk has already ended the transaction.
    if (index.database.inTransaction) index.database.exec("ROLLBACK");
    throw indexError(cause);
  }
}

const insertRecord = `INSERT INTO record
  (entry, ref, digest, leaf, kind, version, author, recorded_at, case_ref, case_seq, label, erased)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function projectRecord(
  index: Index,
  { index: entry, leaf, payload, digest, streams }: ProjectedRecord,
): void {
  const { draft } = payload;
  const shown = { digest, label: labelOf(draft), isErased: false };
  insertRow(index, entry, leaf, { ...draft, assigned: payload.assigned }, shown);
  for (const name of streams) index.run("INSERT INTO stream (name, entry) VALUES (?, ?)", name, entry);
  const words = searchText(draft);
  if (words.length > 0) index.run("INSERT INTO text (rowid, words) VALUES (?, ?)", entry, words);
  projectObjects(index, entry, draft.stated, draft.measured);
  projectAddressees(index, entry, draft.kind, draft.stated);
  projectDecision(index, payload);
  if (draft.kind === "correction-made") {
    projectCorrectedLabel(index, draft.stated);
    projectCorrectedAddressees(index, draft.stated);
  }
  if (draft.kind === "erasure-performed") projectErasure(index, String(draft.stated["decisionRef"]));
}

function projectSkeleton(index: Index, { index: entry, leaf, skeleton, streams }: ProjectedSkeleton): void {
  insertRow(index, entry, leaf, skeleton, { digest: undefined, label: undefined, isErased: true });
  for (const name of streams) index.run("INSERT INTO stream (name, entry) VALUES (?, ?)", name, entry);
  projectObjects(index, entry, skeleton.stated, skeleton.measured);
  projectAddressees(index, entry, skeleton.kind, skeleton.stated);
}

interface RowSource {
  readonly draftId: string;
  readonly kind: string;
  readonly version: number;
  readonly assigned: Readonly<Record<string, unknown>>;
}

interface RowShown {
  readonly digest: Hash | undefined;
  readonly label: string | undefined;
  readonly isErased: boolean;
}

function insertRow(index: Index, entry: number, leaf: Hash, source: RowSource, shown: RowShown): void {
  const { author, recordedAt, caseRef, caseSeq } = source.assigned;
  index.run(
    insertRecord,
    entry,
    source.draftId,
    shown.digest === undefined ? null : Buffer.from(shown.digest),
    Buffer.from(leaf),
    source.kind,
    source.version,
    author,
    recordedAt,
    caseRef ?? null,
    caseSeq ?? null,
    shown.label ?? null,
    shown.isErased ? 1 : 0,
  );
}

type Fields = Readonly<Record<string, unknown>>;

function projectObjects(index: Index, entry: number, stated: Fields, measured: Fields | undefined): void {
  for (const root of [stated["objectRoot"], measured?.["objectRoot"]]) {
    if (typeof root !== "string") continue;
    index.run("INSERT OR IGNORE INTO object (root, entry) VALUES (?, ?)", root, entry);
  }
}

/** To whom a record is addressed, or opens something: found by the person, decided by the rules. */
function projectAddressees(index: Index, entry: number, kind: string, stated: Fields): void {
  for (const field of addresseeFields[kind] ?? []) {
    const person = stated[field];
    if (typeof person !== "string") continue;
    index.run(
      "INSERT OR IGNORE INTO addressed (person, entry, field) VALUES (?, ?, ?)",
      person,
      entry,
      field,
    );
  }
}

function projectCorrectedAddressees(index: Index, { targetRef, fields }: Fields): void {
  const target = index.record(String(targetRef));
  if (target === undefined) return;
  const corrected = (fields ?? {}) as Fields;
  for (const field of addresseeFields[target.kind] ?? []) {
    if (corrected[field] === undefined) continue;
    index.run("DELETE FROM addressed WHERE entry = ? AND field = ?", target.entry, field);
  }
  projectAddressees(index, target.entry, target.kind, corrected);
}

/** A thing answers to its corrected name, and no longer to the other. */
function projectCorrectedLabel(index: Index, { targetRef, fields }: Fields): void {
  const target = index.record(String(targetRef));
  const field = target && labelFieldOf(target.kind);
  const value = field === undefined ? undefined : (fields as Fields | undefined)?.[field];
  if (value === undefined || target?.erased === true) return;
  const label = typeof value === "string" ? value : null;
  index.run("UPDATE record SET label = ? WHERE ref = ?", label, String(targetRef));
}

function projectDecision(index: Index, payload: RecordPayload): void {
  for (const { recordRef, index: entry } of erasedBy(payload)) {
    const sql = "INSERT OR REPLACE INTO erasure (entry, target, decision, performed) VALUES (?, ?, ?, 0)";
    index.run(sql, entry, recordRef, payload.draft.draftId);
  }
}

/** What an erased record leaves in the index is what its skeleton would have put there. */
function projectErasure(index: Index, decision: string): void {
  for (const [entry] of index.all("SELECT entry FROM erasure WHERE decision = ?", decision)) {
    index.run("UPDATE record SET digest = NULL, label = NULL, erased = 1 WHERE entry = ?", entry);
    index.run("DELETE FROM text WHERE rowid = ?", entry);
  }
  index.run("UPDATE erasure SET performed = 1 WHERE decision = ?", decision);
}
