// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "../encoding/bytes.ts";
import { type Algorithm, nextAlgorithm } from "./algorithms.ts";
import { contextTag, type DerReader, type DerValue, derTags } from "./der.ts";
import { oidOf, serialOf } from "./der-values.ts";

/** What the signer of a token signed beside the time. */
export interface TokenAttributes {
  /** The bytes that the signature covers. */
  readonly signedBytes: Uint8Array;
  /** What kind of content it says that it signed. */
  readonly contentType: string;
  readonly messageDigest: Uint8Array;
  /** By which certificate it says that it signed: the first of its list. */
  readonly certificate: NamedCertificate;
}

/** A certificate by its digest. @see RFC 5035, 3 */
export interface NamedCertificate {
  /** Undefined for the one that goes without saying, SHA-256. */
  readonly hash: Algorithm | undefined;
  readonly digest: Uint8Array;
  readonly serial: Uint8Array | undefined;
}

const oids = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.47",
} as const;

/** Attributes that a token must have are there once each, with one value; of others nothing is asked. */
export function nextTokenAttributes(fields: DerReader): TokenAttributes {
  const field = fields.next(contextTag(0));
  const values = attributeValues(fields.inside(field));
  const only = (oid: string): { reader: DerReader; value: DerValue } => {
    const found = values.filter((attribute) => attribute.oid === oid);
    const [first] = found;
    if (first === undefined || found.length > 1)
      return fields.fail(`attribute ${oid} not there once`, field.offset);
    const value = first.values.any();
    first.values.end();
    return { reader: first.values, value };
  };
  const contentType = only(oids.contentType);
  const digest = only(oids.messageDigest);
  if (digest.value.tag !== derTags.octetString) fields.fail("a digest that is none", digest.value.offset);
  const certificate = only(oids.signingCertificate);
  return {
    // RFC 5652, 5.4: signed as the set that they are, not as the field that they stand in.
    signedBytes: concatBytes(Uint8Array.of(derTags.set), field.encoded.subarray(1)),
    contentType: oidOf(contentType.reader, contentType.value),
    messageDigest: digest.value.content,
    certificate: namedCertificate(certificate.reader, certificate.value),
  };
}

function attributeValues(attributes: DerReader): { oid: string; values: DerReader }[] {
  const found: { oid: string; values: DerReader }[] = [];
  while (!attributes.isAtEnd) {
    const attribute = attributes.inside(attributes.next(derTags.sequence));
    const oid = oidOf(attribute, attribute.next(derTags.objectIdentifier));
    const values = attribute.inside(attribute.next(derTags.set));
    attribute.end();
    found.push({ oid, values });
  }
  return found;
}

/** The list names the signer's certificate first; those of its issuers may follow. */
function namedCertificate(reader: DerReader, value: DerValue): NamedCertificate {
  const outer = reader.inside(value);
  const list = outer.inside(outer.next(derTags.sequence));
  const fields = list.inside(list.next(derTags.sequence));
  const hash = fields.peek === derTags.sequence ? nextAlgorithm(fields) : undefined;
  const digest = fields.next(derTags.octetString).content;
  const name = fields.optional(derTags.sequence);
  fields.end();
  return { hash, digest, serial: name && serialIn(fields.inside(name)) };
}

function serialIn(fields: DerReader): Uint8Array {
  fields.next(derTags.sequence);
  const serial = serialOf(fields, fields.next(derTags.integer));
  fields.end();
  return serial;
}
