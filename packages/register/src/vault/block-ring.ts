// SPDX-License-Identifier: Apache-2.0
// The memory that a seal works in. Workers load this file, so it imports nothing of core.
import { payloadChunkSizeBytes, sealedChunkSizeBytes } from "./age-payload.ts";

/** Shape of a ring of slots; each slot holds one block of plaintext and, beside it, the same block sealed. */
export interface RingShape {
  readonly slotCount: number;
  readonly blockSizeBytes: number;
}

/**
 * 6 × 2 MiB of plaintext: deep enough that reader, hashes, cipher and writer never wait for one slow
 * neighbour.
 */
export const workerRing: RingShape = { slotCount: 6, blockSizeBytes: 32 * payloadChunkSizeBytes };

const pageSizeBytes = 4096;
const wasmPageSizeBytes = 64 * 1024;

export class BlockRing {
  readonly shape: RingShape;
  readonly buffer: ArrayBuffer | SharedArrayBuffer;

  constructor(shape: RingShape, buffer: ArrayBuffer | SharedArrayBuffer) {
    this.shape = shape;
    this.buffer = buffer;
  }

  plain(slot: number): Uint8Array {
    return new Uint8Array(this.buffer, slot * slotSizeBytes(this.shape), this.shape.blockSizeBytes);
  }

  sealed(slot: number): Uint8Array {
    const start = slot * slotSizeBytes(this.shape) + toPage(this.shape.blockSizeBytes);
    return new Uint8Array(this.buffer, start, sealedBlockSizeBytes(this.shape));
  }
}

/** A ring that workers share. WebAssembly's memory starts on a page, which direct reads of a device need. */
export function sharedRing(shape: RingShape): BlockRing {
  const pages = Math.ceil((shape.slotCount * slotSizeBytes(shape)) / wasmPageSizeBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return new BlockRing(shape, memory.buffer);
}

/** One slot for a source that is known to be small. */
export function privateRing(sourceSizeBytes: number): BlockRing {
  const chunkCount = Math.floor(sourceSizeBytes / payloadChunkSizeBytes) + 1;
  const shape = { slotCount: 1, blockSizeBytes: chunkCount * payloadChunkSizeBytes };
  return new BlockRing(shape, new ArrayBuffer(slotSizeBytes(shape)));
}

/** What a full block takes when sealed. */
export function sealedBlockSizeBytes(shape: RingShape): number {
  return (shape.blockSizeBytes / payloadChunkSizeBytes) * sealedChunkSizeBytes;
}

function slotSizeBytes(shape: RingShape): number {
  return toPage(shape.blockSizeBytes) + toPage(sealedBlockSizeBytes(shape));
}

function toPage(sizeBytes: number): number {
  return Math.ceil(sizeBytes / pageSizeBytes) * pageSizeBytes;
}
