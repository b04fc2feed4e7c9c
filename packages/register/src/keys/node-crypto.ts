// SPDX-License-Identifier: Apache-2.0
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import {
  assert,
  type Crypto,
  isP256Point,
  isUsualEd25519Key,
  latin1Bytes,
  type SignatureScheme,
  type Signer,
} from "@scelle/core";

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
/** SubjectPublicKeyInfo of P-256 up to the coordinates. */
const p256Prefix = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d03010703420004", "hex");
const tagSizeBytes = 16;

const nodeHashes = { "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512" } as const;
const nodeCurves = { "p-256": "prime256v1", "p-384": "secp384r1", "p-521": "secp521r1" } as const;

/** Core's cryptography on `node:crypto`. */
export const nodeCrypto: Crypto = {
  sha256: (...parts) => {
    const [only] = parts;
    // One short message is what a tree is made of. Without the object of a stream it takes half the time, and
    // by way of a text a third of that: a Buffer for each digest costs more than the digest.
    if (only !== undefined && parts.length === 1) return latin1Bytes(hash("sha256", only, "binary"));
    const hash256 = createHash("sha256");
    for (const part of parts) hash256.update(part);
    return latin1Bytes(hash256.digest("binary"));
  },
  hmacSha256: (key, message) => createHmac("sha256", key).update(message).digest(),
  verifyEd25519: (publicKey, message, signature) => verifyEd25519(publicKey, message, signature),
  verifyEs256: (coordinates, message, signature) => verifyEs256(coordinates, message, signature),
  digest: (name, message) => Promise.resolve(hash(nodeHashes[name], message, "buffer")),
  verifyUnderKey: (scheme, subjectPublicKey, message, signature) =>
    verifyUnderKey(scheme, subjectPublicKey, message, signature),
  openAesGcm: (key, nonce, additionalData, sealed) =>
    Promise.resolve(openAesGcm(key, nonce, additionalData, sealed)),
  unwrapAesKw: (wrappingKey, wrapped) => Promise.resolve(unwrapAesKw(wrappingKey, wrapped)),
};

/** AES-256-GCM: ciphertext ‖ 16-byte tag. The nonce must be fresh for the key. */
export function sealAesGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(additionalData);
  const body = cipher.update(plaintext);
  return Buffer.concat([body, cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined where the tag does not fit: the writer opens payloads in the middle of a decision. */
export function openAesGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < tagSizeBytes || key.length !== 32 || nonce.length !== 12) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagSizeBytes });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSizeBytes));
  try {
    const body = decipher.update(sealed.subarray(0, sealed.length - tagSizeBytes));
    decipher.final(); // Checks the tag; of a stream cipher nothing is left to come.
    return body;
  } catch {
    return undefined; // The tag does not authenticate: node:crypto says so by throwing.
  }
}

const wrapIv = Buffer.alloc(8, 0xa6);

/** AES key wrap of RFC 3394 with the default initial value: 32 bytes become 40. */
export function wrapAesKw(wrappingKey: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv("id-aes256-wrap", wrappingKey, wrapIv);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

export function unwrapAesKw(wrappingKey: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length < 24 || wrapped.length % 8 !== 0 || wrappingKey.length !== 32) return undefined;
  const decipher = createDecipheriv("id-aes256-wrap", wrappingKey, wrapIv);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return undefined; // The integrity value does not fit: node:crypto says so by throwing.
  }
}

/**
 * A signer over an Ed25519 seed held in memory.
 * @param seed 32 bytes
 * @see RFC 8032 §5.1.5
 */
export function ed25519Signer(seed: Uint8Array): Signer {
  assert(seed.length === 32, "an Ed25519 seed has 32 bytes");
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = new Uint8Array(spki.subarray(spkiPrefix.length));
  return { publicKey, sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, key))) };
}

const importedKeys = new Map<string, KeyObject>();
const importedKeysMax = 1_024;

function importedKey(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString("latin1");
  const known = importedKeys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: "der", type: "spki" });
  if (importedKeys.size >= importedKeysMax) importedKeys.clear();
  importedKeys.set(name, key);
  return key;
}

function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (!isUsualEd25519Key(publicKey) || signature.length !== 64) return Promise.resolve(false);
  let key: KeyObject;
  try {
    key = importedKey(publicKey);
  } catch {
    return Promise.resolve(false); // Not a point of the curve.
  }
  return new Promise((resolve) => {
    verify(null, message, key, signature, (error, isValid) => resolve(error === null && isValid));
  });
}

function verifyEs256(coordinates: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (!isP256Point(coordinates) || signature.length !== 64) return Promise.resolve(false);
  const der = Buffer.concat([p256Prefix, coordinates]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return new Promise((resolve) => {
    verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature, (error, isValid) =>
      resolve(error === null && isValid),
    );
  });
}

function verifyUnderKey(
  scheme: SignatureScheme,
  subjectPublicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(subjectPublicKey), format: "der", type: "spki" });
  } catch {
    return Promise.resolve(false); // No key: a modulus of zero, no point of the curve.
  }
  const isOfKind =
    scheme.is === "ecdsa"
      ? key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === nodeCurves[scheme.curve]
      : key.asymmetricKeyType === "rsa";
  if (!isOfKind) return Promise.resolve(false);
  return new Promise((resolve) => {
    verify(nodeHashes[scheme.hash], message, { key, ...manner(scheme) }, signature, (error, isValid) =>
      resolve(error === null && isValid),
    );
  });
}

function manner(scheme: SignatureScheme) {
  if (scheme.is === "ecdsa") return { dsaEncoding: "ieee-p1363" } as const;
  if (scheme.is === "rsa-pkcs1") return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltSizeBytes };
}
