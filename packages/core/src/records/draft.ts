// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { canonicalJson, type JsonObject } from "../encoding/canonical-json.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { draftSizeBytesMax } from "../limits.ts";
import { kindOf } from "./catalogue.ts";
import { draftText, isCheckedDraft, keepDraftText } from "./draft-text.ts";
import { draftEnvelope, schemasOf, signedDraftEnvelope } from "./kind-schemas.ts";
import { parseRecordWith, parseWith } from "./parse-with.ts";

/** A record as its author makes it: everything that the author's signature covers. */
export interface Draft {
  /** A UUIDv4 made by the client: the reference of the record, and what makes a retry safe. */
  readonly draftId: string;
  readonly kind: string;
  readonly version: number;
  readonly stated: JsonObject;
  readonly measured?: JsonObject;
  /** Name and version of the program that measured. */
  readonly measuredBy?: string;
}

/** Public key and Ed25519 signature of {@link draftDigest}, as unpadded base64url. */
export interface DraftSignature {
  readonly key: string;
  readonly value: string;
}

export interface SignedDraft {
  readonly draft: Draft;
  readonly signature: DraftSignature;
}

/**
 * A draft of a known kind with exactly the fields of that kind: a copy, equal to the value in every field.
 * @throws ScelleError `draft.unknown-kind`, `format.newer`, `draft.invalid`, `draft.too-large`
 */
export function parseDraft(value: unknown): Draft {
  const envelope = parseWith(draftEnvelope, value, "draft");
  const kind = kindOf(envelope.kind, envelope.version);
  const draft = parseRecordWith<Draft>(schemasOf(kind).draft, value, kind.kind);
  const text = canonicalJson(draft as unknown as JsonObject);
  // No unit of a text needs more than three bytes.
  const sizeBytes = text.length * 3 <= draftSizeBytesMax ? 0 : utf8(text).length;
  if (sizeBytes > draftSizeBytesMax) {
    throw new ScelleError("draft.too-large", { kind: kind.kind, sizeBytes, sizeBytesMax: draftSizeBytesMax });
  }
  keepDraftText(draft, text);
  return draft;
}

/**
 * A draft with its signature; whether the signature holds is not judged here.
 * @throws ScelleError as {@link parseDraft}
 */
export function parseSignedDraft(value: unknown): SignedDraft {
  const envelope = parseWith(signedDraftEnvelope, value, "signed draft");
  return { draft: parseDraft(envelope.draft), signature: envelope.signature };
}

/** What the author of a draft signs: it holds for one register only. 32 bytes. */
export function draftDigest(crypto: Crypto, origin: string, draft: Draft): Uint8Array {
  const known = digests.get(draft);
  if (known?.origin === origin) return known.digest;
  const digest = crypto.sha256(utf8(`scelle/draft/v1\0${origin}\0${draftText(draft)}`));
  if (isCheckedDraft(draft)) digests.set(draft, { origin, digest });
  return digest;
}

/** Of drafts whose text stands: the signature is checked over it, and it is noted beside the record. */
const digests = new WeakMap<Draft, { readonly origin: string; readonly digest: Uint8Array }>();
