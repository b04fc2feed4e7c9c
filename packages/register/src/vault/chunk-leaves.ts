// SPDX-License-Identifier: Apache-2.0
// Leaf hashes over the bytes of a sealed object. Workers load this file, so it imports nothing of core.
import { createHash, type Hash } from "node:crypto";

/** One leaf of the tree that names a sealed object. */
export const objectChunkSizeBytes = 1024 * 1024;

const leafPrefix = Uint8Array.of(0);

/**
 * Cuts a sealed object that comes in pieces of any size into chunks of 1 MiB, the last one shorter, and
 * hashes each as a leaf.
 * @see RFC 6962 §2.1
 */
export class ChunkLeaves {
  #hash: Hash | undefined;
  #filledBytes = 0;

  /** Hashes of the chunks that `piece` completed. */
  add(piece: Uint8Array): Uint8Array[] {
    const leaves: Uint8Array[] = [];
    for (let taken = 0; taken < piece.length; ) {
      this.#hash ??= createHash("sha256").update(leafPrefix);
      const end = Math.min(piece.length, taken + objectChunkSizeBytes - this.#filledBytes);
      this.#hash.update(piece.subarray(taken, end));
      this.#filledBytes += end - taken;
      taken = end;
      if (this.#filledBytes === objectChunkSizeBytes) leaves.push(...this.end());
    }
    return leaves;
  }

  /** The hash of the last, shorter chunk, if there is one. */
  end(): Uint8Array[] {
    if (this.#hash === undefined) return [];
    const leaf = this.#hash.digest();
    this.#hash = undefined;
    this.#filledBytes = 0;
    return [leaf];
  }
}
