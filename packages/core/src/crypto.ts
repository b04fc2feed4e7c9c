// SPDX-License-Identifier: Apache-2.0

/** Hashes that certificates and tokens of authorities outside may use. */
export type HashName = "sha-256" | "sha-384" | "sha-512";

/** How an authority outside signs, as its certificate and its signature say. */
export type SignatureScheme =
  | { readonly is: "rsa-pkcs1"; readonly hash: HashName }
  | { readonly is: "rsa-pss"; readonly hash: HashName; readonly saltSizeBytes: number }
  | { readonly is: "ecdsa"; readonly hash: HashName; readonly curve: "p-256" | "p-384" | "p-521" };

/**
 * The cryptography that core needs, brought by whoever calls it: `node:crypto` on a server, WebCrypto with a
 * synchronous SHA-256 in a page. Hashing is synchronous because a tree is millions of small hashes. Where a
 * browser lacks an algorithm, the others throw ScelleError("crypto.unsupported"): neither yes nor no.
 */
export interface Crypto {
  /** SHA-256 over the concatenation of `parts`: 32 bytes. */
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
  /** HMAC-SHA256: 32 bytes. */
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
  /**
   * Ed25519 (RFC 8032); a malformed key or signature is `false`, and so is a key that `isUsualEd25519Key`
   * refuses: server, command line and page give one verdict.
   */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /**
   * ECDSA on P-256 with SHA-256 over `message`: 64 bytes of coordinates, 64 of r ‖ s; what is malformed is
   * `false`. A high s is taken, as FIPS 186-5 has it.
   */
  verifyEs256(coordinates: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** A hash that somebody else chose, over one message. */
  digest(hash: HashName, message: Uint8Array): Promise<Uint8Array>;
  /**
   * A signature under a key as certificates carry it (SubjectPublicKeyInfo); of ECDSA r ‖ s, each as long as
   * the curve's order. A malformed key or signature is `false`.
   */
  verifyUnderKey(
    scheme: SignatureScheme,
    subjectPublicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean>;
  /** AES-256-GCM with a 12-byte nonce, `sealed` ending in its 16-byte tag; undefined if it does not open. */
  openAesGcm(
    key: Uint8Array,
    nonce: Uint8Array,
    additionalData: Uint8Array,
    sealed: Uint8Array,
  ): Promise<Uint8Array | undefined>;
  /** AES key unwrap (RFC 3394, 256-bit wrapping key); undefined if it does not open. */
  unwrapAesKw(wrappingKey: Uint8Array, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}

/** Whoever can sign with one Ed25519 key: a key in memory, or one that stays in a device. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}
