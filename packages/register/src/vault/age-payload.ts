// SPDX-License-Identifier: Apache-2.0
// The payload stream of an age v1 file, on node:crypto. Workers load this file, so it imports nothing of
// core.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** Plaintext of one chunk; only the last chunk of a file may hold less. */
export const payloadChunkSizeBytes = 64 * 1024;
export const payloadTagSizeBytes = 16;
/** One full chunk as it stands in the file. */
export const sealedChunkSizeBytes = payloadChunkSizeBytes + payloadTagSizeBytes;
/** Random bytes between header and chunks: two files of one file key have different payload keys. */
export const payloadNonceSizeBytes = 16;

const algorithm = "chacha20-poly1305";
const chunkOptions = { authTagLength: payloadTagSizeBytes } as const;
const chunkNonceSizeBytes = 12;
const lastFlagOffset = 11;

/**
 * Key of a file's chunks.
 * @param fileKey 16 bytes
 * @param nonce the 16 bytes that follow the header
 * @see age specification, "Payload"
 */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", fileKey, nonce, "payload", 32));
}

/**
 * Size of the chunks of a plaintext. A plaintext that is an exact multiple of the chunk ends in a full
 * chunk, and only the empty one has an empty chunk.
 */
export function sealedPayloadSizeBytes(plaintextSizeBytes: number): number {
  const chunkCount = Math.max(1, Math.ceil(plaintextSizeBytes / payloadChunkSizeBytes));
  return plaintextSizeBytes + chunkCount * payloadTagSizeBytes;
}

/** The inverse of {@link sealedPayloadSizeBytes}; undefined if no plaintext has chunks of this total size. */
export function openedPayloadSizeBytes(payloadSizeBytes: number): number | undefined {
  const chunkCount = Math.max(1, Math.ceil(payloadSizeBytes / sealedChunkSizeBytes));
  const plaintextSizeBytes = payloadSizeBytes - chunkCount * payloadTagSizeBytes;
  if (plaintextSizeBytes < 0) return undefined;
  return sealedPayloadSizeBytes(plaintextSizeBytes) === payloadSizeBytes ? plaintextSizeBytes : undefined;
}

/** Seals a plaintext that comes block by block; every block but the last is a whole number of chunks. */
export class PayloadSealer {
  /** Checked and copied once, not for every chunk. */
  readonly #key: KeyObject;
  #chunkIndex = 0;
  #isEnded = false;

  constructor(key: Uint8Array) {
    this.#key = createSecretKey(key);
  }

  /** Hands the chunks of `plain` to `put`, piece by piece in their order. */
  seal(plain: Uint8Array, put: (bytes: Uint8Array) => void, isLast: boolean): void {
    if (this.#isEnded) throw new RangeError("nothing follows the last chunk");
    if (!isLast && plain.length % payloadChunkSizeBytes !== 0) {
      throw new RangeError("only the last block may end inside a chunk");
    }
    this.#isEnded = isLast;
    let taken = 0;
    while (taken < plain.length || (isLast && this.#chunkIndex === 0)) {
      const end = Math.min(taken + payloadChunkSizeBytes, plain.length);
      const nonce = chunkNonce(this.#chunkIndex, isLast && end === plain.length);
      sealChunk(this.#key, nonce, plain.subarray(taken, end), put);
      taken = end;
      this.#chunkIndex += 1;
    }
  }
}

/** Opens what {@link PayloadSealer} or any age program sealed, block by block. */
export class PayloadOpener {
  readonly #key: Uint8Array;
  #chunkIndex = 0;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /**
   * Writes the plaintext of the chunks in `sealed` to the front of `plain`.
   * @param isLast whether the file ends with this block; every other block is a whole number of chunks
   * @returns the size of the plaintext, or undefined if a chunk is not what was sealed at its place
   */
  open(sealed: Uint8Array, plain: Uint8Array, isLast: boolean): number | undefined {
    let taken = 0;
    let written = 0;
    // Even of nothing a chunk is sealed: a file without any was cut off.
    if (isLast && sealed.length === 0) return undefined;
    while (taken < sealed.length) {
      const end = Math.min(taken + sealedChunkSizeBytes, sealed.length);
      const isLastChunk = isLast && end === sealed.length;
      const bodySizeBytes = end - taken - payloadTagSizeBytes;
      if (bodySizeBytes < 0 || (bodySizeBytes === 0 && this.#chunkIndex > 0)) return undefined;
      const nonce = chunkNonce(this.#chunkIndex, isLastChunk);
      if (!openChunk(this.#key, nonce, sealed.subarray(taken, end), plain.subarray(written)))
        return undefined;
      taken = end;
      written += bodySizeBytes;
      this.#chunkIndex += 1;
    }
    return written;
  }
}

/** 11 bytes of big-endian counter, then 1 for the last chunk and 0 for the others. */
export function chunkNonce(chunkIndex: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(chunkNonceSizeBytes);
  const view = new DataView(nonce.buffer);
  view.setUint32(3, Math.floor(chunkIndex / 2 ** 32));
  view.setUint32(7, chunkIndex % 2 ** 32);
  nonce[lastFlagOffset] = isLast ? 1 : 0;
  return nonce;
}

/** Hands ciphertext and tag of one chunk to `put`. */
export function sealChunk(
  key: Uint8Array | KeyObject,
  nonce: Uint8Array,
  plain: Uint8Array,
  put: (bytes: Uint8Array) => void,
): void {
  const cipher = createCipheriv(algorithm, key, nonce, chunkOptions);
  put(cipher.update(plain));
  cipher.final();
  put(cipher.getAuthTag());
}

/** Whether the chunk opens; its plaintext is then at the front of `plain`. */
function openChunk(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, plain: Uint8Array): boolean {
  const bodySizeBytes = sealed.length - payloadTagSizeBytes;
  const decipher = createDecipheriv(algorithm, key, nonce, chunkOptions);
  decipher.setAuthTag(sealed.subarray(bodySizeBytes));
  const body = decipher.update(sealed.subarray(0, bodySizeBytes));
  try {
    decipher.final();
  } catch {
    return false; // The tag does not authenticate: node:crypto says so by throwing.
  }
  plain.set(body);
  return true;
}
