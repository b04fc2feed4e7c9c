// SPDX-License-Identifier: Apache-2.0
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Crypto, isP256Point, isUsualEd25519Key, ScelleError, type SignatureScheme } from "@scelle/core";

/**
 * Core's cryptography in a page: WebCrypto, and a synchronous SHA-256 that WebCrypto does not have. Ed25519
 * is the browser's own, because it judges edge cases as Node's does; a page needs a secure context and a
 * browser that has it (all current ones). What it lacks is thrown as ScelleError("crypto.unsupported").
 */
export const webCrypto: Crypto = {
  sha256: (...parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  hmacSha256: (key, message) => hmac(sha256, key, message),
  verifyEd25519,
  verifyEs256,
  digest: async (name, message) =>
    new Uint8Array(await asked(webHashes[name], (subtle) => subtle.digest(webHashes[name], owned(message)))),
  verifyUnderKey,
  openAesGcm,
  unwrapAesKw,
};

const webHashes = { "sha-256": "SHA-256", "sha-384": "SHA-384", "sha-512": "SHA-512" } as const;
const webCurves = { "p-256": "P-256", "p-384": "P-384", "p-521": "P-521" } as const;

async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isUsualEd25519Key(publicKey) || signature.length !== 64) return false;
  try {
    return await asked("Ed25519", async (subtle) => {
      const key = await subtle.importKey("raw", owned(publicKey), "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", key, owned(signature), owned(message));
    });
  } catch (cause) {
    // The bytes are no point of the curve. Anything else is the browser's refusal, which must not pass as a
    // verdict.
    if (cause instanceof DOMException && cause.name === "DataError") return false;
    throw cause;
  }
}

async function verifyEs256(
  coordinates: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isP256Point(coordinates) || signature.length !== 64) return false;
  const point = Uint8Array.of(0x04, ...coordinates);
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  return await asked("ECDSA P-256", async (subtle) => {
    const key = await subtle.importKey("raw", point, curve, false, ["verify"]);
    return await subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, owned(signature), owned(message));
  });
}

async function verifyUnderKey(
  scheme: SignatureScheme,
  subjectPublicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const hash = webHashes[scheme.hash];
  const kind =
    scheme.is === "ecdsa"
      ? { name: "ECDSA", namedCurve: webCurves[scheme.curve], hash }
      : { name: scheme.is === "rsa-pss" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash };
  const manner = scheme.is === "rsa-pss" ? { ...kind, saltLength: scheme.saltSizeBytes } : kind;
  const algorithm = scheme.is === "ecdsa" ? `ECDSA ${webCurves[scheme.curve]}` : kind.name;
  try {
    return await asked(algorithm, async (subtle) => {
      const key = await subtle.importKey("spki", owned(subjectPublicKey), kind, false, ["verify"]);
      return await subtle.verify(manner, key, owned(signature), owned(message));
    });
  } catch (cause) {
    if (cause instanceof DOMException && ["DataError", "OperationError"].includes(cause.name)) return false;
    throw cause;
  }
}

async function openAesGcm(
  key: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (key.length !== 32 || nonce.length !== 12 || sealed.length < 16) return undefined;
  const parameters = { name: "AES-GCM", iv: owned(nonce), additionalData: owned(additionalData) };
  return unlessRefused("AES-GCM", async (subtle) => {
    const imported = await subtle.importKey("raw", owned(key), "AES-GCM", false, ["decrypt"]);
    return new Uint8Array(await subtle.decrypt(parameters, imported, owned(sealed)));
  });
}

async function unwrapAesKw(wrappingKey: Uint8Array, wrapped: Uint8Array): Promise<Uint8Array | undefined> {
  if (wrappingKey.length !== 32 || wrapped.length < 24 || wrapped.length % 8 !== 0) return undefined;
  return unlessRefused("AES-KW", async (subtle) => {
    const imported = await subtle.importKey("raw", owned(wrappingKey), "AES-KW", false, ["unwrapKey"]);
    // Any key type would do: WebCrypto unwraps keys only, and what is wanted are the bytes.
    const unwrappedType = { name: "HMAC", hash: "SHA-256" };
    const key = await subtle.unwrapKey("raw", owned(wrapped), imported, "AES-KW", unwrappedType, true, [
      "sign",
    ]);
    return new Uint8Array(await subtle.exportKey("raw", key));
  });
}

/** WebCrypto says by an OperationError that a tag or an integrity value does not fit. */
async function unlessRefused(
  algorithm: string,
  open: (subtle: SubtleCrypto) => Promise<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    return await asked(algorithm, open);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "OperationError") return undefined;
    throw cause;
  }
}

/** Asks WebCrypto, which pages have in a secure context only. */
async function asked<T>(algorithm: string, act: (subtle: SubtleCrypto) => Promise<T>): Promise<T> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) throw new ScelleError("crypto.unsupported", { algorithm: "WebCrypto" });
  try {
    return await act(subtle);
  } catch (cause) {
    const isLacking = cause instanceof DOMException && cause.name === "NotSupportedError";
    throw isLacking ? new ScelleError("crypto.unsupported", { algorithm }, { cause }) : cause;
  }
}

/** WebCrypto takes no view of shared memory: a copy in an ArrayBuffer of its own. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
