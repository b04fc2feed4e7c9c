// SPDX-License-Identifier: Apache-2.0
import { certificatesMax, revocationListsMax, timestampAnswerSizeBytesMax } from "../limits.ts";
import { type Algorithm, nextAlgorithm } from "./algorithms.ts";
import { type AttestedTime, parseAttestedTime } from "./attested-time.ts";
import { contextTag, DerReader, derTags, onlyValue } from "./der.ts";
import { oidOf, serialOf, smallNumberOf } from "./der-values.ts";
import { nextTokenAttributes, type TokenAttributes } from "./token-attributes.ts";

/** What an authority for time answers. Verifies nothing. @see RFC 3161, 2.4.2 */
export interface TimestampAnswer {
  /** 0 is granted, 1 granted with changes, the others are refusals. */
  readonly status: number;
  /** Numbers of the bits that say why not. */
  readonly failures: readonly number[];
  readonly token: TimestampToken | undefined;
}

/** A token as CMS signs it: one signer, whose certificate may be among those that came along. */
export interface TimestampToken {
  readonly attested: AttestedTime;
  /** What the signer's message digest is over. */
  readonly attestedBytes: Uint8Array;
  /** Certificates in DER, unparsed: a chain needs few of them. */
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
  readonly signer: TokenSigner;
}

export interface TokenSigner {
  /** Issuer and serial number, or the identifier of the key. */
  readonly issuerAndSerial: { readonly issuer: Uint8Array; readonly serial: Uint8Array } | undefined;
  readonly digest: Algorithm;
  readonly attributes: TokenAttributes;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
}

const what = "answer of an authority for time";
const signedContent = "1.2.840.113549.1.7.2";
const attestedTime = "1.2.840.113549.1.9.16.1.4";

/** @throws ScelleError `format.malformed` */
export function parseTimestampAnswer(bytes: Uint8Array): TimestampAnswer {
  const whole = onlyValue(what, bytes, derTags.sequence, timestampAnswerSizeBytesMax);
  const outer = new DerReader(what, whole.content, whole.offset);
  const state = outer.inside(outer.next(derTags.sequence));
  const status = smallNumberOf(state, state.next(derTags.integer));
  state.optional(derTags.sequence); // Words of the authority, which reach nobody.
  const failure = state.optional(derTags.bitString);
  state.end();
  const token = outer.isAtEnd ? undefined : nextToken(outer);
  outer.end();
  if (status <= 1 && token === undefined) outer.fail("granted without a token");
  return { status, failures: failure === undefined ? [] : failureBits(failure.content), token };
}

/** Numbers of the bits that are set; what stands there is told and decides nothing. */
function failureBits([, ...bytes]: Uint8Array): number[] {
  const bits: number[] = [];
  for (const [at, byte] of bytes.slice(0, 4).entries()) {
    for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) bits.push(at * 8 + bit);
  }
  return bits;
}

function nextToken(outer: DerReader): TimestampToken {
  const content = outer.inside(outer.next(derTags.sequence));
  if (oidOf(content, content.next(derTags.objectIdentifier)) !== signedContent)
    content.fail("not signed content");
  const wrapped = content.inside(content.next(contextTag(0)));
  content.end();
  const fields = wrapped.inside(wrapped.next(derTags.sequence));
  wrapped.end();
  if (smallNumberOf(fields, fields.next(derTags.integer)) > 5) fields.fail("an unknown version");
  fields.next(derTags.set); // Hashes that the signers use: each signer names its own.
  const attestedBytes = nextAttestedBytes(fields);
  const certificates = nextUnparsed(fields, 0, certificatesMax);
  const revocationLists = nextUnparsed(fields, 1, revocationListsMax);
  const signers = fields.inside(fields.next(derTags.set));
  fields.end();
  const signer = nextSigner(signers);
  if (!signers.isAtEnd) signers.fail("more than one signer");
  return { attested: parseAttestedTime(attestedBytes), attestedBytes, certificates, revocationLists, signer };
}

function nextAttestedBytes(fields: DerReader): Uint8Array {
  const inner = fields.inside(fields.next(derTags.sequence));
  if (oidOf(inner, inner.next(derTags.objectIdentifier)) !== attestedTime) inner.fail("not an attested time");
  const wrapped = inner.inside(inner.next(contextTag(0)));
  inner.end();
  const bytes = wrapped.next(derTags.octetString).content;
  wrapped.end();
  return bytes;
}

/** Plain values of a field that may hold others too, such as attribute certificates. */
function nextUnparsed(fields: DerReader, number: number, max: number): Uint8Array[] {
  const field = fields.optional(contextTag(number));
  const found: Uint8Array[] = [];
  if (field === undefined) return found;
  const inside = fields.inside(field);
  while (!inside.isAtEnd) {
    const { tag, encoded } = inside.any();
    if (tag !== derTags.sequence) continue;
    if (found.length === max) inside.fail(`more than ${max} of them`);
    found.push(encoded);
  }
  return found;
}

function nextSigner(signers: DerReader): TokenSigner {
  const fields = signers.inside(signers.next(derTags.sequence));
  if (smallNumberOf(fields, fields.next(derTags.integer)) > 3) fields.fail("an unknown version");
  const issuerAndSerial = nextSignerName(fields);
  const digest = nextAlgorithm(fields);
  const attributes = nextTokenAttributes(fields);
  const algorithm = nextAlgorithm(fields);
  const signature = fields.next(derTags.octetString).content;
  fields.optional(contextTag(1)); // Attributes that nobody signed.
  fields.end();
  return { issuerAndSerial, digest, attributes, algorithm, signature };
}

/** An identifier of the key says nothing that the attributes do not say better: they name the certificate. */
function nextSignerName(fields: DerReader): TokenSigner["issuerAndSerial"] {
  if (fields.optional(contextTag(0, false)) !== undefined) return undefined;
  const named = fields.inside(fields.next(derTags.sequence));
  const issuer = named.next(derTags.sequence).encoded;
  const serial = serialOf(named, named.next(derTags.integer));
  named.end();
  return { issuer, serial };
}
