// SPDX-License-Identifier: Apache-2.0
import type { HashName, SignatureScheme } from "../crypto.ts";
import { concatBytes } from "../encoding/bytes.ts";
import { contextTag, DerReader, type DerValue, derTags } from "./der.ts";
import { octetsOf, oidOf, smallNumberOf, unsignedOf } from "./der-values.ts";

/** An algorithm as X.509 and CMS name it. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: DerValue | undefined;
}

/** A key as a certificate carries it. */
export interface PublicKey {
  readonly encoded: Uint8Array;
  /** Undefined for a kind of key that is not known here, or that is too short. */
  readonly kind: "rsa" | "p-256" | "p-384" | "p-521" | undefined;
}

/** NIST SP 800-131A: shorter ones have not been enough since 2014. */
const rsaModulusBitsMin = 2_048;

const hashes: Readonly<Record<string, HashName>> = {
  "2.16.840.1.101.3.4.2.1": "sha-256",
  "2.16.840.1.101.3.4.2.2": "sha-384",
  "2.16.840.1.101.3.4.2.3": "sha-512",
};
const curves: Readonly<Record<string, PublicKey["kind"]>> = {
  "1.2.840.10045.3.1.7": "p-256",
  "1.3.132.0.34": "p-384",
  "1.3.132.0.35": "p-521",
};
const rsaWith: Readonly<Record<string, HashName>> = {
  "1.2.840.113549.1.1.11": "sha-256",
  "1.2.840.113549.1.1.12": "sha-384",
  "1.2.840.113549.1.1.13": "sha-512",
};
const ecdsaWith: Readonly<Record<string, HashName>> = {
  "1.2.840.10045.4.3.2": "sha-256",
  "1.2.840.10045.4.3.3": "sha-384",
  "1.2.840.10045.4.3.4": "sha-512",
};
const rsaKey = "1.2.840.113549.1.1.1";
const rsaPss = "1.2.840.113549.1.1.10";
const maskGeneration = "1.2.840.113549.1.1.8";
const curveKey = "1.2.840.10045.2.1";
const orderSizeBytes = { "p-256": 32, "p-384": 48, "p-521": 66 } as const;

/** The next value, as the name of an algorithm. */
export function nextAlgorithm(reader: DerReader): Algorithm {
  const fields = reader.inside(reader.next(derTags.sequence));
  const oid = oidOf(fields, fields.next(derTags.objectIdentifier));
  const parameters = fields.isAtEnd ? undefined : fields.any();
  fields.end();
  return { oid, parameters };
}

/** Undefined for a hash that is not known here, or not trusted any more. */
export function hashOf({ oid }: Algorithm): HashName | undefined {
  return Object.hasOwn(hashes, oid) ? hashes[oid] : undefined;
}

/** The next value, as a key. */
export function nextPublicKey(reader: DerReader): PublicKey {
  const value = reader.next(derTags.sequence);
  const fields = reader.inside(value);
  const algorithm = nextAlgorithm(fields);
  const bits = octetsOf(fields, fields.next(derTags.bitString));
  fields.end();
  return { encoded: value.encoded, kind: kindOf(fields, algorithm, bits) };
}

/**
 * How something is signed under a key: what the algorithm says, and what it leaves to the key.
 * @param digest the hash that stands beside it, where CMS names the kind of key only
 * @returns undefined for what is not known here
 */
export function schemeOf(
  { oid, parameters }: Algorithm,
  { kind }: PublicKey,
  digest?: HashName,
): SignatureScheme | undefined {
  const ofRsa = oid === rsaKey ? digest : Object.hasOwn(rsaWith, oid) ? rsaWith[oid] : undefined;
  if (ofRsa !== undefined) return kind === "rsa" ? { is: "rsa-pkcs1", hash: ofRsa } : undefined;
  const ofCurve = Object.hasOwn(ecdsaWith, oid) ? ecdsaWith[oid] : undefined;
  if (ofCurve !== undefined && kind !== undefined && kind !== "rsa") {
    return { is: "ecdsa", hash: ofCurve, curve: kind };
  }
  if (oid !== rsaPss || kind !== "rsa" || parameters?.tag !== derTags.sequence) return undefined;
  return pssScheme(new DerReader("RSASSA-PSS parameters", parameters.content, parameters.offset));
}

/** The bytes of a signature as the scheme has them. @throws ScelleError `format.malformed` */
export function signatureBytes(scheme: SignatureScheme, signature: Uint8Array): Uint8Array {
  if (scheme.is !== "ecdsa") return signature;
  const reader = new DerReader("ECDSA signature", signature);
  const fields = reader.inside(reader.next(derTags.sequence));
  reader.end();
  const size = orderSizeBytes[scheme.curve];
  const [r, s] = [
    unsignedOf(fields, fields.next(derTags.integer)),
    unsignedOf(fields, fields.next(derTags.integer)),
  ];
  fields.end();
  if (r.length > size || s.length > size) reader.fail("numbers larger than the curve's order");
  return concatBytes(new Uint8Array(size - r.length), r, new Uint8Array(size - s.length), s);
}

function kindOf(reader: DerReader, { oid, parameters }: Algorithm, bits: Uint8Array): PublicKey["kind"] {
  if (oid === curveKey && parameters?.tag === derTags.objectIdentifier) {
    const curve = oidOf(reader, parameters);
    return Object.hasOwn(curves, curve) ? curves[curve] : undefined;
  }
  if (oid !== rsaKey) return undefined;
  const key = new DerReader("RSA key", bits);
  const fields = key.inside(key.next(derTags.sequence));
  key.end();
  const modulus = unsignedOf(fields, fields.next(derTags.integer));
  const topBits = 32 - Math.clz32(modulus[0] ?? 0);
  return (modulus.length - 1) * 8 + topBits >= rsaModulusBitsMin ? "rsa" : undefined;
}

/** RFC 4055, 3.1: one hash for the message and the mask, and no default of theirs, which is SHA-1. */
function pssScheme(fields: DerReader): SignatureScheme | undefined {
  const inner = (number: number): DerReader | undefined => {
    const field = fields.optional(contextTag(number));
    return field && fields.inside(field);
  };
  const [hashField, maskField, saltField] = [inner(0), inner(1), inner(2)];
  if (hashField === undefined || maskField === undefined || saltField === undefined) return undefined;
  fields.end();
  const hash = hashOf(nextAlgorithm(hashField));
  const mask = nextAlgorithm(maskField);
  const saltSizeBytes = smallNumberOf(saltField, saltField.next(derTags.integer));
  if (hash === undefined || mask.oid !== maskGeneration || mask.parameters === undefined) return undefined;
  const inMask = new DerReader("RSASSA-PSS parameters", mask.parameters.encoded, mask.parameters.offset);
  if (hashOf(nextAlgorithm(inMask)) !== hash || saltSizeBytes > 64) return undefined;
  return { is: "rsa-pss", hash, saltSizeBytes };
}
