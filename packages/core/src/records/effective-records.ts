// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import type { Assigned, Folded, Kind, Measured } from "./define-kind.ts";
import { correctionMade } from "./kinds/correction-made.ts";
import { erasureDecided } from "./kinds/erasure-decided.ts";
import { erasurePerformed } from "./kinds/erasure-performed.ts";
import type { AssignedFields, RecordPayload } from "./payload.ts";

/** A record after its erasure, as its decision wrote it down: no words. */
export interface Skeleton {
  readonly draftId: string;
  readonly kind: string;
  readonly version: number;
  readonly stated: JsonObject;
  readonly measured?: JsonObject;
  readonly assigned: AssignedFields;
}

/** A record as it is found in the register: whole, or as the skeleton that an erasure left. */
export type StoredRecord =
  | { readonly index: number; readonly payload: RecordPayload }
  | { readonly index: number; readonly erased: Skeleton };

export interface AppliedCorrection {
  readonly by: string;
  readonly fields: readonly string[];
}

/** A record as it counts now, beside the record as it was made. */
export interface EffectiveRecord {
  readonly index: number;
  readonly recordRef: string;
  readonly kind: string;
  readonly version: number;
  /** Stated fields with every correction applied. */
  readonly stated: JsonObject;
  /** Stated fields as they were signed; of an erased record what its skeleton keeps. */
  readonly original: JsonObject;
  readonly measured: JsonObject;
  readonly assigned: AssignedFields;
  readonly corrections: readonly AppliedCorrection[];
  /** Whether its words are gone from the register. */
  readonly erased: boolean;
  /** The decision to erase it, and the act that did. */
  readonly erasure?: { readonly decidedBy: string; readonly performedBy?: string };
}

/** An effective record whose kind is known. */
export type RecordOf<K extends Kind> = Omit<EffectiveRecord, "stated" | "measured" | "assigned"> & {
  readonly stated: Folded<K>;
  readonly measured: Measured<K>;
  readonly assigned: AssignedFields & Assigned<K>;
};

export function isRecordOf<K extends Kind>(
  record: EffectiveRecord,
  kind: K,
): record is EffectiveRecord & RecordOf<K> {
  return record.kind === kind.kind;
}

/**
 * Records in the order of the log, each with the corrections that follow it applied; none hides what it
 * corrects.
 */
export function effectiveRecords(records: readonly StoredRecord[]): EffectiveRecord[] {
  const effective: EffectiveRecord[] = [];
  const positions = new Map<string, number>();
  for (const stored of records) {
    const record = asMade(stored);
    positions.set(record.recordRef, effective.length);
    effective.push(record);
    const { targetRef } = record.stated;
    const position = typeof targetRef === "string" ? positions.get(targetRef) : undefined;
    const target = position === undefined ? undefined : effective[position];
    if (position !== undefined && target !== undefined) effective[position] = mended(target, record);
  }
  return effective;
}

/** The fields with new values put in their place; `null` withdraws a field. */
export function withCorrectedFields(stated: JsonObject, fields: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...stated, ...fields };
  for (const [name, value] of Object.entries(fields)) if (value === null) delete result[name];
  return result;
}

function asMade(stored: StoredRecord): EffectiveRecord {
  const { index } = stored;
  if ("erased" in stored) {
    const { draftId, kind, version, stated, measured, assigned } = stored.erased;
    const fields = { stated, original: stated, measured: measured ?? {}, assigned };
    return { index, recordRef: draftId, kind, version, ...fields, corrections: [], erased: true };
  }
  const { draft, assigned } = stored.payload;
  const { draftId, kind, version, stated } = draft;
  const fields = { stated, original: stated, measured: draft.measured ?? {}, assigned };
  return { index, recordRef: draftId, kind, version, ...fields, corrections: [], erased: false };
}

function mended(target: EffectiveRecord, by: EffectiveRecord): EffectiveRecord {
  if (isRecordOf(by, correctionMade)) return corrected(target, by);
  if (isRecordOf(by, erasureDecided)) return { ...target, erasure: { decidedBy: by.recordRef } };
  if (isRecordOf(by, erasurePerformed)) {
    return { ...target, erasure: { decidedBy: by.stated.decisionRef, performedBy: by.recordRef } };
  }
  return target;
}

/**
 * The skeleton of an erased record already holds what its corrections changed, and they hold nothing any
 * more.
 */
function corrected(target: EffectiveRecord, correction: RecordOf<typeof correctionMade>): EffectiveRecord {
  const fields = (correction.stated.fields ?? {}) as JsonObject;
  const applied = { by: correction.recordRef, fields: Object.keys(fields) };
  const stated = withCorrectedFields(target.stated, fields);
  return { ...target, stated, corrections: [...target.corrections, applied] };
}
