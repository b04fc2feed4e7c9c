// SPDX-License-Identifier: Apache-2.0
import { sha256 } from "@noble/hashes/sha2.js";
import {
  appendLeaf,
  type documentCaptured,
  emptyFrontier,
  frontierRoot,
  hex,
  type Measured,
} from "@scelle/core";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { Encrypter } from "age-encryption";

/** What is measured of a file that was sealed, as a record states it. */
export type MeasuredFile = Measured<typeof documentCaptured>;

export interface SealedStream {
  /** The sealed object, in pieces of any size. */
  readonly bytes: ReadableStream<Uint8Array>;
  /** Bytes of the whole sealed object, known before it is made. */
  readonly sealedSize: number;
  /**
   * What was measured while it was made. To be asked when all bytes have been read.
   * @throws Error if the file had another length than was said
   */
  measured(): Promise<MeasuredFile>;
}

/**
 * Seals in one pass and a few megabytes: hashes what goes in, encrypts it with age, hashes what comes out.
 * @param sizeBytes of the plaintext
 * @param recipients age recipients
 * @throws Error for no recipient or one that is none
 * @see docs/format/sealed-object.md
 */
export async function sealedStream(
  plaintext: ReadableStream<Uint8Array>,
  sizeBytes: number,
  recipients: readonly string[],
): Promise<SealedStream> {
  // Bytes that nobody could open would be lost, and look like any others.
  if (recipients.length === 0) throw new Error("nobody to seal to");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const digest = sha256.create();
  let readBytes = 0;
  const counted = passing((piece) => {
    digest.update(piece);
    readBytes += piece.length;
  });
  const sealed = await encrypter.encrypt(plaintext.pipeThrough(counted));
  const sealedSize = sealed.size(sizeBytes);
  const tree = new ChunkTree();
  return {
    bytes: sealed.pipeThrough(passing((piece) => tree.add(piece))),
    sealedSize,
    measured: async () => {
      if (readBytes !== sizeBytes) throw new Error(`read ${readBytes} bytes of ${sizeBytes}`);
      await tree.end();
      return {
        ...{ objectRoot: tree.root(), sealedSize, recipientCount: recipients.length, sourceKind: "file" },
        ...{ imageSize: sizeBytes, imageDigest: hex(digest.digest()) },
      };
    },
  };
}

/** Lets everything pass, and has each piece looked at before. */
function passing(look: (piece: Uint8Array) => void | Promise<void>): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    async transform(piece, out) {
      await look(piece);
      out.enqueue(piece);
    },
  });
}

const chunkSizeBytes = 1024 * 1024;

/** Root over chunks of 1 MiB of what comes in pieces of any size. @see RFC 6962 §2.1 */
class ChunkTree {
  #frontier = emptyFrontier;
  /** A zero, which makes it a leaf, and the chunk. */
  readonly #leaf = new Uint8Array(1 + chunkSizeBytes);
  #filledBytes = 0;

  async add(piece: Uint8Array): Promise<void> {
    for (let taken = 0; taken < piece.length; ) {
      const end = Math.min(piece.length, taken + chunkSizeBytes - this.#filledBytes);
      this.#leaf.set(piece.subarray(taken, end), 1 + this.#filledBytes);
      this.#filledBytes += end - taken;
      taken = end;
      if (this.#filledBytes === chunkSizeBytes) await this.end();
    }
  }

  /** Ends a chunk; also the last, shorter one. The browser's own hash is several times as fast. */
  async end(): Promise<void> {
    if (this.#filledBytes === 0) return;
    const leaf = await crypto.subtle.digest("SHA-256", this.#leaf.subarray(0, 1 + this.#filledBytes));
    this.#frontier = appendLeaf(webCrypto, this.#frontier, new Uint8Array(leaf));
    this.#filledBytes = 0;
  }

  /** 64 hex digits. */
  root(): string {
    return hex(frontierRoot(webCrypto, this.#frontier));
  }
}
