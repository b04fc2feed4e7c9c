// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { isJsonValue } from "./json-values.ts";
import { printable } from "./printable.ts";
import { type RefTarget, valueTypes } from "./value-type.ts";
import { quantityUnits, timeBases } from "./vocabularies.ts";
import type { Vocabulary, WordOf } from "./vocabulary.ts";

// Every value that a record may hold, once. Parsing is the identity: no schema here changes what it accepts,
// since the bytes that are stored are the bytes that were signed.

/**
 * Free text of a person, at least one character and at most `lengthMax` UTF-16 code units. Control characters
 * other than tab and line feed are refused, and the marks that turn the direction of writing: a record must
 * read alike on every screen.
 */
export function text(lengthMax: number) {
  return z
    .string()
    .check(z.minLength(1), z.maxLength(lengthMax), z.regex(printable))
    .register(valueTypes, { type: "words" });
}

/** One word of a closed vocabulary. */
export function oneOf<V extends Vocabulary>(vocabulary: V) {
  const words = Object.keys(vocabulary) as [WordOf<V>, ...WordOf<V>[]];
  return z.enum(words).register(valueTypes, { type: "choice", vocabulary });
}

/** The draft id of the record that founded what is named; for `object` the root of a sealed object. */
export function reference(to: RefTarget) {
  const pattern = to === "object" ? hex64 : uuidV4;
  return z.string().check(z.regex(pattern)).register(valueTypes, { type: "reference", to });
}

export function listOf<S extends z.ZodMiniType>(item: S, lengthMax: number, lengthMin = 1) {
  return z.array(item).check(z.minLength(lengthMin), z.maxLength(lengthMax));
}

/** A whole number from `min`, of what the field's unit says. */
export function wholeNumber(min = 0) {
  return z.int().check(z.minimum(min));
}

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hex64 = /^[0-9a-f]{64}$/;

export const draftId = z.string().check(z.regex(uuidV4));

/** SHA-256 in lower-case hexadecimal. @see FIPS 180-4 */
export const sha256Hex = z.string().check(z.regex(hex64)).register(valueTypes, { type: "digest" });
/** MD5, only because the field's tools print it; it proves nothing alone. */
export const md5Hex = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/))
  .register(valueTypes, { type: "digest" });
/** SHA-1, only because the field's tools print it; it proves nothing alone. */
export const sha1Hex = z
  .string()
  .check(z.regex(/^[0-9a-f]{40}$/))
  .register(valueTypes, { type: "digest" });

/** A moment in UTC with milliseconds, `2026-01-31T08:00:00.000Z`. @see RFC 3339 */
export const instant = z.iso.datetime({ precision: 3 }).register(valueTypes, { type: "instant" });

/** A time zone by its name, `Europe/Paris`. @see IANA Time Zone Database */
const zoneName = z.string().check(z.maxLength(64), z.regex(/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/));

/**
 * A time that a person states: exact when both ends are the same. `label` keeps the words that it was said
 * in.
 */
export const timeInterval = z
  .strictObject({
    earliest: instant,
    latest: instant,
    zone: zoneName,
    basis: oneOf(timeBases),
    label: z.exactOptional(text(200)),
  })
  .check(z.refine(({ earliest, latest }) => earliest <= latest))
  .register(valueTypes, { type: "interval" });

/** An amount with its unit: exact, between two bounds, or about. */
export const quantity = z
  .union([
    z.strictObject({ value: z.number().check(z.minimum(0)), unit: oneOf(quantityUnits) }),
    z
      .strictObject({
        low: z.number().check(z.minimum(0)),
        high: z.number().check(z.minimum(0)),
        unit: oneOf(quantityUnits),
      })
      .check(z.refine(({ low, high }) => low <= high)),
    z.strictObject({ about: z.number().check(z.minimum(0)), unit: oneOf(quantityUnits) }),
  ])
  .register(valueTypes, { type: "quantity" });

export type Quantity = z.infer<typeof quantity>;
export type TimeInterval = z.infer<typeof timeInterval>;

/** A calendar day. @see ISO 8601 */
const day = z.iso.date();

/** An article of a code as it stood from a date: law is renumbered, a record is not. */
export const legalReference = z
  .strictObject({ code: text(80), version: text(40), article: text(40), validFrom: day })
  .register(valueTypes, { type: "legal-reference" });

/** A raw Ed25519 public key, 32 bytes as unpadded base64url. @see RFC 8032 */
export const publicKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/))
  .register(valueTypes, { type: "public-key" });

/** An Ed25519 signature, 64 bytes as unpadded base64url. @see RFC 8032 */
export const signatureValue = z.string().check(z.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));

/** The id of a passkey, 15 to 1,023 bytes as unpadded base64url. @see WebAuthn §4 */
export const credentialId = z
  .string()
  .check(
    z.maxLength(1_364),
    z.regex(/^([A-Za-z0-9_-]{4}){5,341}([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$/),
  );

const es256Form = "pQECAyYgASFYI[A-P][A-Za-z0-9_-]{42}Ilgg[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";
const edDsaForm = "pAEBAycgBiFYI[A-P][A-Za-z0-9_-]{42}";

/**
 * The public key of a passkey, for ES256 or EdDSA, as a COSE_Key in its one order and unpadded base64url.
 * @see RFC 9053 §7
 */
export const passkeyKey = z
  .string()
  .check(z.regex(new RegExp(`^(${es256Form}|${edDsaForm})$`)))
  .register(valueTypes, { type: "public-key" });

/** A part of what a passkey answers, as unpadded base64url. @see WebAuthn §5.2.2 */
export const assertionPart = z
  .string()
  .check(
    z.maxLength(5_462),
    z.regex(/^([A-Za-z0-9_-]{4}){1,1365}([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$/),
  );

/** The host of the pages that a passkey signs on. @see WebAuthn §5.4.2 */
export const relyingPartyId = z
  .string()
  .check(
    z.maxLength(253),
    z.regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/),
  );

/**
 * Whoever can open a sealed object: an age recipient, X25519 or its hybrid with ML-KEM. @see age-
 * encryption.org/v1
 */
export const ageRecipient = z
  .string()
  .check(z.maxLength(2_500), z.regex(/^age1(pq1[02-9ac-hj-np-z]{58,2490}|[02-9ac-hj-np-z]{58})$/))
  .register(valueTypes, { type: "recipient" });

/** A C2SP verifier key, `name+8hex+base64`. @see C2SP signed-note */
export const verifierKey = z
  .string()
  .check(z.maxLength(4096), z.regex(/^[!-*,-~]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/));

/** The name of a register's log: a URL without scheme. @see C2SP tlog-checkpoint */
export const origin = z.string().check(z.maxLength(200), z.regex(/^[!-*,-~]+$/));

/** A language. @see BCP 47 */
export const languageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/));

/** The name of a record kind, of an operation or of a refusal. */
export const code = z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,79}$/));

/** The name of a field of a record. */
export const fieldName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));

/** Any value of canonical JSON. */
export const anyJson = z.unknown().check(z.refine(isJsonValue));

/**
 * New values of named fields; `null` withdraws an optional field. `decide` checks them against the target's
 * kind.
 */
export const correctedFields = z
  .record(fieldName, anyJson)
  .register(valueTypes, { type: "corrected-fields" });
