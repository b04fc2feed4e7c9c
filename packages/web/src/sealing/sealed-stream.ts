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
  measured(): MeasuredFile;
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
    measured: () => {
      if (readBytes !== sizeBytes) throw new Error(`read ${readBytes} bytes of ${sizeBytes}`);
      return {
        ...{ objectRoot: tree.root(), sealedSize, recipientCount: recipients.length, sourceKind: "file" },
        ...{ imageSize: sizeBytes, imageDigest: hex(digest.digest()) },
      };
    },
  };
}

/** Lets everything pass, and has each piece looked at before. */
function passing(look: (piece: Uint8Array) => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(piece, out) {
      look(piece);
      out.enqueue(piece);
    },
  });
}

const chunkSizeBytes = 1024 * 1024;
const leafPrefix = Uint8Array.of(0);

/** Root over chunks of 1 MiB of what comes in pieces of any size. @see RFC 6962 §2.1 */
class ChunkTree {
  #frontier = emptyFrontier;
  #leaf = sha256.create().update(leafPrefix);
  #filledBytes = 0;

  add(piece: Uint8Array): void {
    for (let taken = 0; taken < piece.length; ) {
      const end = Math.min(piece.length, taken + chunkSizeBytes - this.#filledBytes);
      this.#leaf.update(piece.subarray(taken, end));
      this.#filledBytes += end - taken;
      taken = end;
      if (this.#filledBytes === chunkSizeBytes) this.#endLeaf();
    }
  }

  /** 64 hex digits. Ends the last, shorter chunk. */
  root(): string {
    if (this.#filledBytes > 0) this.#endLeaf();
    return hex(frontierRoot(webCrypto, this.#frontier));
  }

  #endLeaf(): void {
    this.#frontier = appendLeaf(webCrypto, this.#frontier, this.#leaf.digest());
    this.#leaf = sha256.create().update(leafPrefix);
    this.#filledBytes = 0;
  }
}
