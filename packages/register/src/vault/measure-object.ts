// SPDX-License-Identifier: Apache-2.0
import { recipientCount } from "./age-header.ts";
import { ChunkLeaves, objectChunkSizeBytes } from "./chunk-leaves.ts";
import { ChunkTree } from "./chunk-tree.ts";
import { openObjectFile } from "./object-reader.ts";

/** What anybody can measure of a sealed object without any key. */
export interface MeasuredObject {
  /** 64 hex digits. */
  readonly root: string;
  readonly sealedSizeBytes: number;
  readonly recipientCount: number;
  readonly plaintextSizeBytes: number;
}

/**
 * Measures a sealed object in one pass and a few megabytes.
 * @throws ScelleError("vault.missing" | "vault.unreadable" | "vault.armored" | "format.malformed" |
 * "vault.object-altered") the last if it shrinks meanwhile
 */
export async function measureObject(path: string): Promise<MeasuredObject> {
  const object = await openObjectFile(path);
  try {
    const leaves = new ChunkLeaves();
    const tree = new ChunkTree();
    const buffers = [new Uint8Array(objectChunkSizeBytes), new Uint8Array(objectChunkSizeBytes)] as const;
    const readChunk = async (index: number) => {
      const offset = index * objectChunkSizeBytes;
      const chunk = buffers[index % 2 === 0 ? 0 : 1].subarray(0, Math.max(0, object.sizeBytes - offset));
      await object.readFully(chunk, offset);
      return chunk;
    };
    let reading = readChunk(0);
    for (let index = 0; index * objectChunkSizeBytes < object.sizeBytes; index += 1) {
      const chunk = await reading;
      reading = readChunk(index + 1); // The disk works while the hash does.
      tree.append(leaves.add(chunk));
    }
    await reading;
    tree.append(leaves.end());
    const { header, sizeBytes, plaintextSizeBytes } = object;
    const root = tree.root();
    return { root, sealedSizeBytes: sizeBytes, recipientCount: recipientCount(header), plaintextSizeBytes };
  } finally {
    await object.close();
  }
}
