// SPDX-License-Identifier: Apache-2.0
import { addresseeFields, type Hash, type JsonObject, type RecordPayload } from "@scelle/core";
import { erasedBy } from "../skeletons.ts";
import { indexError } from "./database.ts";
import type { Index } from "./index-reader.ts";
import { labelFieldOf } from "./label.ts";
import { putRows } from "./put-rows.ts";
import {
  addAddressees,
  addLinks,
  addRows,
  emptyRows,
  isMending,
  type ProjectedRecord,
  type ProjectedSkeleton,
  type Rows,
} from "./rows.ts";

/** A piece of the log that follows on what the index holds. */
export interface Stretch {
  /** Of the records that mend no other; they hang on nothing else. */
  readonly rows: Rows;
  /** The other records, in the order of the log. */
  readonly mending: Iterable<ProjectedRecord | ProjectedSkeleton>;
  /** Of the log that the index stands for afterwards, and the leaf that ends it. */
  readonly size: number;
  readonly lastLeaf: Hash;
}

/** The stretch of records that are at hand. */
export function stretchOf(records: readonly (ProjectedRecord | ProjectedSkeleton)[]): Stretch | undefined {
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const rows = emptyRows();
  const mending = records.filter((record) => {
    const isMender = isMending("payload" in record ? record.payload.draft.kind : record.skeleton.kind);
    if (!isMender) addRows(rows, record);
    return isMender;
  });
  return { rows, mending, size: last.index + 1, lastLeaf: last.leaf };
}

/**
 * Takes a stretch into the index, in the transaction that {@link Index.settle} ends. The same function
 * serves the live register, its start and a rebuild: that is why they agree. After an error the index
 * answers nothing more.
 */
export function project(index: Index, { rows, mending, size, lastLeaf }: Stretch): void {
  try {
    index.begin();
    putRows(index, rows);
    for (const record of mending) projectMending(index, record);
    const sql = "INSERT OR REPLACE INTO meta (id, size, last_leaf) VALUES (1, ?, ?)";
    index.run(sql, size, Buffer.from(lastLeaf));
  } catch (cause) {
    index.abandon();
    throw indexError(cause);
  }
}

function projectMending(index: Index, record: ProjectedRecord | ProjectedSkeleton): void {
  const rows = emptyRows();
  addRows(rows, record);
  putRows(index, rows);
  if (!("payload" in record)) return;
  const { draft } = record.payload;
  projectDecision(index, record.payload);
  if (draft.kind === "correction-made") {
    projectCorrectedLabel(index, draft.stated);
    projectCorrectedAddressees(index, draft.stated);
  }
  if (draft.kind === "erasure-performed") projectErasure(index, String(draft.stated["decisionRef"]));
}

/** A thing answers to its corrected name, and no longer to the other. */
function projectCorrectedLabel(index: Index, { targetRef, fields }: JsonObject): void {
  const target = index.record(String(targetRef));
  const field = target && labelFieldOf(target.kind);
  const value = field === undefined ? undefined : (fields as JsonObject | undefined)?.[field];
  if (value === undefined || target?.erased === true) return;
  const label = typeof value === "string" ? value : null;
  index.run("UPDATE record SET label = ? WHERE ref = ?", label, String(targetRef));
}

/** Whom a record is for now finds it, and no longer the one named before. */
function projectCorrectedAddressees(index: Index, { targetRef, fields }: JsonObject): void {
  const target = index.record(String(targetRef));
  if (target === undefined) return;
  const corrected = (fields ?? {}) as JsonObject;
  for (const field of addresseeFields[target.kind] ?? []) {
    if (corrected[field] === undefined) continue;
    index.run("DELETE FROM addressed WHERE entry = ? AND field = ?", target.entry, field);
  }
  const rows = emptyRows();
  addAddressees(rows, target.entry, target.kind, corrected);
  putRows(index, rows);
}

/** A record is found from now on by what the decision keeps of it. */
function projectDecision(index: Index, payload: RecordPayload): void {
  const rows = emptyRows();
  for (const { recordRef, index: entry, skeleton } of erasedBy(payload)) {
    const sql = "INSERT OR REPLACE INTO erasure (entry, target, decision, performed) VALUES (?, ?, ?, 0)";
    index.run(sql, entry, recordRef, payload.draft.draftId);
    for (const table of ["object", "addressed"]) index.run(`DELETE FROM ${table} WHERE entry = ?`, entry);
    addLinks(rows, entry, skeleton);
  }
  putRows(index, rows);
}

/** What an erased record leaves in the index is what its skeleton would have put there. */
function projectErasure(index: Index, decision: string): void {
  for (const [entry] of index.all("SELECT entry FROM erasure WHERE decision = ?", decision)) {
    index.run("UPDATE record SET digest = NULL, label = NULL, erased = 1 WHERE entry = ?", entry);
    index.run("DELETE FROM text WHERE rowid = ?", entry);
  }
  index.run("UPDATE erasure SET performed = 1 WHERE decision = ?", decision);
}
