// SPDX-License-Identifier: Apache-2.0

import { equalBytes } from "../encoding/bytes.ts";
import { revocationListSizeBytesMax } from "../limits.ts";
import { nextAlgorithm } from "./algorithms.ts";
import type { Certificate, SignedPart } from "./certificate.ts";
import { type Extension, extensionsIn } from "./certificate-extensions.ts";
import { contextTag, DerReader, derTags, onlyValue } from "./der.ts";
import { booleanOf, nextTimeMs, octetsOf, serialOf, smallNumberOf } from "./der-values.ts";

/** A list of certificates that their issuer revoked. Verifies nothing. @see RFC 5280, 5 */
export interface RevocationList extends SignedPart {
  readonly encoded: Uint8Array;
  readonly issuer: Uint8Array;
  readonly thisUpdateMs: number;
  /** Undefined where it promises no next one. */
  readonly nextUpdateMs: number | undefined;
  readonly revoked: readonly Revocation[];
  /** Which certificates of its issuer it is about; none where it asks for what is not understood here. */
  readonly covers: "all" | "authorities" | "others" | "none";
}

export interface Revocation {
  readonly serial: Uint8Array;
  readonly revokedAtMs: number;
  /** Code of RFC 5280, 5.3.1; undefined where none is given. */
  readonly reason: number | undefined;
}

const what = "list of revoked certificates";
const oids = {
  number: "2.5.29.20",
  reason: "2.5.29.21",
  point: "2.5.29.28",
  authorityKey: "2.5.29.35",
} as const;

/** @throws ScelleError `format.malformed` */
export function parseRevocationList(bytes: Uint8Array): RevocationList {
  const whole = onlyValue(what, bytes, derTags.sequence, revocationListSizeBytesMax);
  const outer = new DerReader(what, whole.content, whole.offset);
  const inner = outer.next(derTags.sequence);
  const algorithm = nextAlgorithm(outer);
  const signature = octetsOf(outer, outer.next(derTags.bitString));
  outer.end();
  const fields = outer.inside(inner);
  const version = fields.optional(derTags.integer);
  if (version !== undefined && smallNumberOf(fields, version) > 1) fields.fail("an unknown version");
  if (nextAlgorithm(fields).oid !== algorithm.oid) fields.fail("two names of its signature's algorithm");
  const issuer = fields.next(derTags.sequence).encoded;
  const thisUpdateMs = nextTimeMs(fields);
  const nextUpdateMs = optionalTimeMs(fields);
  const revoked = revokedOf(fields);
  const extensions = extensionsIn(fields, fields.optional(contextTag(0)));
  fields.end();
  const times = { thisUpdateMs, nextUpdateMs };
  const signed = { signedBytes: inner.encoded, algorithm, signature };
  const isUnderstood = revoked.every(({ isUnknown }) => !isUnknown);
  return {
    ...{ encoded: whole.encoded, issuer, ...times, ...signed },
    revoked: revoked.map(({ isUnknown: _, ...revocation }) => revocation),
    covers: isUnderstood ? coverageOf(extensions) : "none",
  };
}

/** Whether a list is about a certificate, its issuer's name being the same. */
export function isAbout({ covers, issuer }: RevocationList, certificate: Certificate): boolean {
  if (!equalBytes(issuer, certificate.issuer)) return false;
  return covers === "all" || covers === (certificate.isAuthority ? "authorities" : "others");
}

function optionalTimeMs(fields: DerReader): number | undefined {
  const isHere = fields.peek === derTags.utcTime || fields.peek === derTags.generalizedTime;
  return isHere ? nextTimeMs(fields) : undefined;
}

function revokedOf(fields: DerReader): (Revocation & { readonly isUnknown: boolean })[] {
  const list = fields.optional(derTags.sequence);
  if (list === undefined) return [];
  const entries = fields.inside(list);
  const revoked: (Revocation & { isUnknown: boolean })[] = [];
  while (!entries.isAtEnd) {
    const entry = entries.inside(entries.next(derTags.sequence));
    const serial = serialOf(entry, entry.next(derTags.integer));
    const revokedAtMs = nextTimeMs(entry);
    const extensions = entryExtensions(entry);
    entry.end();
    const isUnknown = extensions.some(({ oid, isCritical }) => isCritical && oid !== oids.reason);
    const reason = extensions.find(({ oid }) => oid === oids.reason)?.value;
    const code = reason && smallNumberOf(reason, reason.next(derTags.enumerated));
    revoked.push({ serial, revokedAtMs, reason: code, isUnknown });
  }
  return revoked;
}

/** Here the list of extensions stands without a field around it. */
function entryExtensions(entry: DerReader): Extension[] {
  if (entry.isAtEnd) return [];
  const list = entry.next(derTags.sequence);
  return extensionsIn(entry, { ...list, content: list.encoded, offset: list.offset - headSize(list) });
}

const headSize = ({ encoded, content }: { encoded: Uint8Array; content: Uint8Array }): number =>
  encoded.length - content.length;

/** A change to an earlier list, or one of another issuer's certificates, is critical and unknown here. */
function coverageOf(extensions: readonly Extension[]): RevocationList["covers"] {
  const known: readonly string[] = [oids.number, oids.point, oids.authorityKey];
  if (extensions.some(({ oid, isCritical }) => isCritical && !known.includes(oid))) return "none";
  const point = extensions.find(({ oid }) => oid === oids.point)?.value;
  if (point === undefined) return "all";
  const fields = point.inside(point.next(derTags.sequence));
  fields.optional(contextTag(0));
  const [ofOthers, ofAuthorities] = [isSet(fields, 1), isSet(fields, 2)];
  if (!fields.isAtEnd || (ofOthers && ofAuthorities)) return "none";
  return ofOthers ? "others" : ofAuthorities ? "authorities" : "all";
}

function isSet(fields: DerReader, number: number): boolean {
  const field = fields.optional(contextTag(number, false));
  return field !== undefined && booleanOf(fields, field);
}
