// SPDX-License-Identifier: Apache-2.0
import { certificateSizeBytesMax } from "../limits.ts";
import { type Algorithm, nextAlgorithm, nextPublicKey, type PublicKey } from "./algorithms.ts";
import { type CertificateExtensions, extensionsOf } from "./certificate-extensions.ts";
import { contextTag, DerReader, type DerValue, derTags, onlyValue } from "./der.ts";
import { nextTimeMs, octetsOf, oidOf, serialOf, smallNumberOf } from "./der-values.ts";

/** What something is signed by, and the signature: of a certificate or of a list. */
export interface SignedPart {
  /** The bytes that the signature covers. */
  readonly signedBytes: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
}

/** A certificate as X.509 has it. Verifies nothing. @see RFC 5280 */
export interface Certificate extends SignedPart, CertificateExtensions {
  readonly encoded: Uint8Array;
  readonly serial: Uint8Array;
  /** Names are compared by their bytes. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Of the subject, for people: its common name, else its organisation. */
  readonly subjectName: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly publicKey: PublicKey;
}

const what = "certificate";

/** @throws ScelleError `format.malformed` */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const whole = onlyValue(what, bytes, derTags.sequence, certificateSizeBytesMax);
  const outer = new DerReader(what, whole.content, whole.offset);
  const inner = outer.next(derTags.sequence);
  const algorithm = nextAlgorithm(outer);
  const signature = octetsOf(outer, outer.next(derTags.bitString));
  outer.end();
  return {
    encoded: whole.encoded,
    signedBytes: inner.encoded,
    algorithm,
    signature,
    ...contentOf(outer.inside(inner), algorithm),
  };
}

/** The common name, else the organisation, of a name; what cannot be shown is left out. */
export function nameText(reader: DerReader, name: DerValue): string {
  const found = new Map<string, string>();
  const sets = reader.inside(name);
  while (!sets.isAtEnd) {
    const attributes = sets.inside(sets.next(derTags.set));
    while (!attributes.isAtEnd) {
      const fields = attributes.inside(attributes.next(derTags.sequence));
      const oid = oidOf(fields, fields.next(derTags.objectIdentifier));
      const value = fields.any();
      fields.end();
      found.set(oid, shownText(value));
    }
  }
  return found.get("2.5.4.3") || found.get("2.5.4.10") || "?";
}

function contentOf(fields: DerReader, outerAlgorithm: Algorithm) {
  const version = fields.optional(contextTag(0));
  if (version !== undefined) {
    const inside = fields.inside(version);
    if (smallNumberOf(inside, inside.next(derTags.integer)) > 2) fields.fail("an unknown version");
  }
  const serial = serialOf(fields, fields.next(derTags.integer));
  const algorithm = nextAlgorithm(fields);
  if (algorithm.oid !== outerAlgorithm.oid) fields.fail("two names of its signature's algorithm");
  const issuer = fields.next(derTags.sequence);
  const validity = fields.inside(fields.next(derTags.sequence));
  const [notBeforeMs, notAfterMs] = [nextTimeMs(validity), nextTimeMs(validity)];
  validity.end();
  const subject = fields.next(derTags.sequence);
  const subjectName = nameText(fields, subject);
  const publicKey = nextPublicKey(fields);
  fields.optional(contextTag(1, false));
  fields.optional(contextTag(2, false));
  const extensions = extensionsOf(fields, fields.optional(contextTag(3)));
  fields.end();
  const names = { issuer: issuer.encoded, subject: subject.encoded, subjectName };
  return { serial, ...names, notBeforeMs, notAfterMs, publicKey, ...extensions };
}

/** Names reach screens and logs: signs that are no part of a word are left out. */
function shownText({ tag, content }: DerValue): string {
  const decoder = new TextDecoder(tag === derTags.utf8String ? "utf-8" : "latin1");
  return decoder
    .decode(content)
    .replace(/[^\p{L}\p{N}\p{M} .,;:&'()/@+-]/gu, "")
    .slice(0, 200)
    .trim();
}
