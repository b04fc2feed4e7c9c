// SPDX-License-Identifier: Apache-2.0
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  webcrypto,
} from "node:crypto";
import { base64url, type Crypto, isP256Point, isUsualEd25519Key, type Signer } from "@scelle/core";

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const wrapIv = Buffer.alloc(8, 0xa6);

/**
 * Core's cryptography for these tests, written apart from the register's so that the two do not share a
 * mistake.
 */
export const testCrypto: Crypto = {
  sha256: (...parts) => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return new Uint8Array(hash.digest());
  },
  hmacSha256: (key, message) => new Uint8Array(createHmac("sha256", key).update(message).digest()),
  verifyEd25519: async (publicKey, message, signature) => {
    if (!isUsualEd25519Key(publicKey) || signature.length !== 64) return false;
    const der = Buffer.concat([spkiPrefix, publicKey]);
    return verify(null, message, createPublicKey({ key: der, format: "der", type: "spki" }), signature);
  },
  verifyEs256: async (coordinates, message, signature) => {
    if (!isP256Point(coordinates) || signature.length !== 64) return false;
    const [x, y] = [coordinates.subarray(0, 32), coordinates.subarray(32)];
    const key = createPublicKey({
      key: { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y) },
      format: "jwk",
    });
    return verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
  },
  digest: async (name, message) =>
    new Uint8Array(await webcrypto.subtle.digest(name, Uint8Array.from(message))),
  verifyUnderKey: async (scheme, subjectPublicKey, message, signature) => {
    const { subtle } = webcrypto;
    const hash = scheme.hash.toUpperCase();
    const kind =
      scheme.is === "ecdsa"
        ? { name: "ECDSA", namedCurve: scheme.curve.toUpperCase(), hash }
        : { name: scheme.is === "rsa-pss" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash };
    const manner = scheme.is === "rsa-pss" ? { ...kind, saltLength: scheme.saltSizeBytes } : kind;
    try {
      const key = await subtle.importKey("spki", Uint8Array.from(subjectPublicKey), kind, false, ["verify"]);
      return await subtle.verify(manner, key, Uint8Array.from(signature), Uint8Array.from(message));
    } catch {
      return false; // Bytes that are no key of this kind.
    }
  },
  openAesGcm: async (key, nonce, additionalData, sealed) => {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAAD(additionalData);
    decipher.setAuthTag(sealed.subarray(-16));
    return orUndefined(() => Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]));
  },
  unwrapAesKw: async (wrappingKey, wrapped) => {
    const decipher = createDecipheriv("id-aes256-wrap", wrappingKey, wrapIv);
    return orUndefined(() => Buffer.concat([decipher.update(wrapped), decipher.final()]));
  },
};

export function sealAesGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(additionalData);
  return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

export function wrapAesKw(wrappingKey: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv("id-aes256-wrap", wrappingKey, wrapIv);
  return new Uint8Array(Buffer.concat([cipher.update(key), cipher.final()]));
}

/** A signer whose key follows from a name: the same in every run. */
export function namedSigner(name: string): Signer {
  const seed = namedBytes(`signer ${name}`, 32);
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: new Uint8Array(spki.subarray(spkiPrefix.length)),
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** Bytes that look random and follow from a name: the same in every run. */
export function namedBytes(name: string, sizeBytes: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < sizeBytes; i++) parts.push(createHash("sha256").update(`${name} ${i}`).digest());
  return new Uint8Array(Buffer.concat(parts).subarray(0, sizeBytes));
}

function orUndefined(open: () => Buffer): Uint8Array | undefined {
  try {
    return new Uint8Array(open());
  } catch {
    return undefined; // node:crypto throws where a tag or an integrity value does not fit.
  }
}
