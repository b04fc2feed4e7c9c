// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type JsonObject, parseCanonicalText } from "../encoding/canonical-json.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { payloadSizeBytesMax } from "../limits.ts";
import { kindOf } from "./catalogue.ts";
import type { Draft, DraftSignature } from "./draft.ts";
import { draftText, isCheckedDraft, keepDraftText } from "./draft-text.ts";
import { frameOfPayload, payloadEnvelope, schemasOf } from "./kind-schemas.ts";
import { parseRecordWith, parseWith } from "./parse-with.ts";

/** What the register adds to every record, and what a kind has beside it. */
export interface AssignedFields extends JsonObject {
  /**
   * The draft id of a `person-registered`, of the founding record for the founder's first acts, or
   * `register`.
   */
  readonly author: string;
  readonly recordedAt: string;
  readonly caseRef?: string;
  /** Position in the case's chain, from 0. */
  readonly caseSeq?: number;
}

/** A record as it is stored: what the author signed and what the register added. */
export interface RecordPayload {
  readonly assigned: AssignedFields;
  readonly draft: Draft;
  readonly signature: DraftSignature;
  readonly v: 1;
}

/**
 * The bytes of a record: canonical JSON, at most `payloadSizeBytesMax`.
 * @throws ScelleError `draft.invalid` if it is no record of its kind, `draft.too-large`
 */
export function encodePayload(payload: RecordPayload): Uint8Array {
  assertEncodable(payload);
  const [before, after] = around(payload);
  const bytes = utf8(before + draftText(payload.draft) + after);
  if (bytes.length > payloadSizeBytesMax) {
    const facts = { kind: payload.draft.kind, sizeBytes: bytes.length, sizeBytesMax: payloadSizeBytesMax };
    throw new ScelleError("draft.too-large", facts);
  }
  return bytes;
}

/**
 * The record of bytes that {@link encodePayload} wrote.
 * @throws ScelleError `format.malformed`, `format.newer`, `draft.unknown-kind`, `draft.invalid`
 */
export function parsePayload(bytes: Uint8Array): RecordPayload {
  if (bytes.length > payloadSizeBytesMax) {
    throw new ScelleError("format.malformed", {
      what: "record",
      offset: payloadSizeBytesMax,
      problem: "too long",
    });
  }
  const text = parseUtf8(bytes, "record");
  const payload = assertPayload(parseCanonicalText(text, "record"));
  const [before, after] = around(payload);
  keepDraftText(payload.draft, text.slice(before.length, text.length - after.length));
  return payload;
}

/** The canonical JSON of a payload before and after that of its draft. */
function around({ assigned, signature, v }: RecordPayload): readonly [string, string] {
  const signed = canonicalJson(signature as unknown as JsonObject);
  return [`{"assigned":${canonicalJson(assigned)},"draft":`, `,"signature":${signed},"v":${v}}`];
}

/** A draft that was parsed is not looked at again; what the register adds is. */
function assertEncodable(payload: RecordPayload): void {
  const { draft, assigned, ...rest } = payload;
  if (!isCheckedDraft(draft)) {
    assertPayload(payload);
    return;
  }
  const { kind } = draft;
  const schemas = schemasOf(kindOf(kind, draft.version));
  parseRecordWith(schemas.assigned, assigned, kind);
  parseRecordWith(frameOfPayload, rest, kind);
}

function assertPayload(value: unknown): RecordPayload {
  const { draft } = parseWith(payloadEnvelope, value, "record");
  const kind = kindOf(draft.kind, draft.version);
  return parseRecordWith<RecordPayload>(schemasOf(kind).payload, value, kind.kind);
}
