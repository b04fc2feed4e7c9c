// SPDX-License-Identifier: Apache-2.0
import { appendLeaf, type Crypto, emptyFrontier, frontierRoot, type Hash, leafHash } from "@scelle/core";
import { ByteStream } from "./byte-stream.ts";

/** A sealed object is named by the root over its chunks of this size, the last one shorter. */
export const objectChunkSizeBytes = 1024 * 1024;

/**
 * Root of a sealed object, in one pass and with one chunk in memory.
 * @param onChunk called with the bytes read so far
 * @see RFC 6962 §2.1
 */
export async function objectRoot(
  crypto: Crypto,
  pieces: AsyncIterable<Uint8Array>,
  onChunk: (doneBytes: number) => void = () => undefined,
): Promise<Hash> {
  const stream = new ByteStream(pieces);
  let frontier = emptyFrontier;
  let doneBytes = 0;
  for (;;) {
    const chunk = await stream.take(objectChunkSizeBytes);
    if (chunk.length > 0) frontier = appendLeaf(crypto, frontier, leafHash(crypto, chunk));
    doneBytes += chunk.length;
    onChunk(doneBytes);
    if (chunk.length < objectChunkSizeBytes) return frontierRoot(crypto, frontier);
  }
}
