// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  findKind,
  isRecordOf,
  operationPlanned,
  type RecordOf,
  type Refusal,
  refuse,
} from "@scelle/core";

export type OperationRecord = RecordOf<typeof operationPlanned> & { readonly recordRef: string };

/**
 * The operation that a question of knowledge is about.
 * @returns a refusal if it is anything else. Hard stop: who knew of a publication, a statement, a contact
 * or a report is a question that is not answered, because its answer would be a voice.
 */
export function operationAsked(records: readonly EffectiveRecord[], ref: string): OperationRecord | Refusal {
  const record = records.find(({ recordRef }) => recordRef === ref);
  if (record !== undefined && isRecordOf(record, operationPlanned)) return record;
  return (
    voiceRefusal(record) ?? refuse("reference.unknown", { field: "operation", ref, expected: "operation" })
  );
}

/**
 * Whether a record is a voice or carries one: a statement, a text, a document, a group by statement, a
 * report.
 */
export function isSource({ kind }: EffectiveRecord): boolean {
  const isReport = kind === "referral-received" || kind === "group-described";
  return isReport || findKind(kind)?.group === "sources";
}

/**
 * What may be the event that knowledge is compared with: something that took place, as the case records
 * it.
 */
const eventKinds: readonly string[] = [
  "incident-recorded",
  "operation-executed",
  "operation-failed",
  "search-conducted",
];

/**
 * The event that knowledge is compared with.
 * @returns a refusal if it is a source. Hard stop: whether somebody knew before a publication or a report
 * came about is not answered either.
 */
export function eventAsked(records: readonly EffectiveRecord[], ref: string): EffectiveRecord | Refusal {
  const record = records.find(({ recordRef }) => recordRef === ref);
  if (record !== undefined && eventKinds.includes(record.kind)) return record;
  return voiceRefusal(record) ?? refuse("reference.unknown", { field: "event", ref, expected: "event" });
}

function voiceRefusal(record: EffectiveRecord | undefined): Refusal | undefined {
  return record !== undefined && isSource(record)
    ? refuse("knowledge.voice", { ref: record.recordRef })
    : undefined;
}
