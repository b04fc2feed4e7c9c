// SPDX-License-Identifier: Apache-2.0
import { recipientCount } from "./age-header.ts";
import { ChunkLeaves, objectChunkSizeBytes } from "./chunk-leaves.ts";
import { ChunkTree } from "./chunk-tree.ts";
import { type ObjectReader, openObjectFile } from "./object-reader.ts";
import { rootSealedHere } from "./sealed-here.ts";

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
 * @param beforeReading is awaited before each chunk: it may hold the reading back, or end it by throwing
 * @throws ScelleError("vault.missing" | "vault.unreadable" | "vault.armored" | "format.malformed" |
 * "vault.object-altered") the last if it shrinks meanwhile
 */
export function measureObject(path: string, beforeReading = atOnce): Promise<MeasuredObject> {
  return measureWith(path, (object) => rootOf(object, beforeReading));
}

/**
 * Measures an object whose record is to be made. Its root is not taken a second time if this very process
 * took it while it wrote the object; all else is read from the file as it lies there.
 * @throws ScelleError as `measureObject`
 */
export function measureForRecord(path: string): Promise<MeasuredObject> {
  return measureWith(path, async (object) => rootSealedHere(object.found) ?? (await rootOf(object, atOnce)));
}

const atOnce = async (_sizeBytes: number): Promise<void> => undefined;

async function measureWith(
  path: string,
  takeRoot: (object: ObjectReader) => Promise<string>,
): Promise<MeasuredObject> {
  const object = await openObjectFile(path);
  try {
    const { header, sizeBytes, plaintextSizeBytes } = object;
    const root = await takeRoot(object);
    return { root, sealedSizeBytes: sizeBytes, recipientCount: recipientCount(header), plaintextSizeBytes };
  } finally {
    await object.close();
  }
}

async function rootOf(object: ObjectReader, beforeReading: typeof atOnce): Promise<string> {
  const leaves = new ChunkLeaves();
  const tree = new ChunkTree();
  const buffers = [new Uint8Array(objectChunkSizeBytes), new Uint8Array(objectChunkSizeBytes)] as const;
  const readChunk = async (index: number) => {
    const offset = index * objectChunkSizeBytes;
    const chunk = buffers[index % 2 === 0 ? 0 : 1].subarray(0, Math.max(0, object.sizeBytes - offset));
    await beforeReading(chunk.length);
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
  return tree.root();
}
