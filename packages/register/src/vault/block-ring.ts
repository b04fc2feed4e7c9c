// SPDX-License-Identifier: Apache-2.0
// The memory that a seal works in. Workers load this file, so it imports nothing of core.
import { payloadChunkSizeBytes, sealedChunkSizeBytes, sealedPayloadSizeBytes } from "./age-payload.ts";

/**
 * Slots that hold one block of plaintext each, and a circle of segments through which the sealed object runs
 * as it will lie on the disk: its byte at n stands at n modulo the circle. So segments begin on pages of the
 * file and of memory, which direct writes need, and hold whole leaves of the tree.
 */
export interface RingShape {
  readonly slotCount: number;
  readonly blockSizeBytes: number;
  readonly segmentCount: number;
  readonly segmentSizeBytes: number;
}

const mebibyte = 1024 * 1024;

/**
 * 6 × 2 MiB of plaintext: deep enough that reader, hashes, cipher and writer never wait for one slow
 * neighbour. Segments of 2 MiB: below that the disk waits for us between two writes.
 */
export const workerRing: RingShape = {
  slotCount: 6,
  blockSizeBytes: 2 * mebibyte,
  segmentCount: 8,
  segmentSizeBytes: 2 * mebibyte,
};

const pageSizeBytes = 4096;
const wasmPageSizeBytes = 64 * 1024;

export class BlockRing {
  readonly shape: RingShape;
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly #circle: Uint8Array;

  constructor(shape: RingShape, buffer: ArrayBuffer | SharedArrayBuffer) {
    this.shape = shape;
    this.buffer = buffer;
    this.#circle = new Uint8Array(buffer, shape.slotCount * shape.blockSizeBytes, circleSizeBytes(shape));
  }

  plain(slot: number): Uint8Array {
    return new Uint8Array(this.buffer, slot * this.shape.blockSizeBytes, this.shape.blockSizeBytes);
  }

  /** @param index of the segment in the object */
  segment(index: number): Uint8Array {
    const { segmentCount, segmentSizeBytes } = this.shape;
    const start = this.#circle.byteOffset + (index % segmentCount) * segmentSizeBytes;
    return new Uint8Array(this.buffer, start, segmentSizeBytes);
  }

  /** Puts bytes of the object at their place. They are fewer than the circle. */
  put(bytes: Uint8Array, offsetBytes: number): void {
    const start = offsetBytes % this.#circle.length;
    const head = bytes.subarray(0, this.#circle.length - start);
    this.#circle.set(head, start);
    this.#circle.set(bytes.subarray(head.length));
  }
}

/** A ring that workers share. WebAssembly's memory starts on a page, which direct writes need. */
export function sharedRing(shape: RingShape): BlockRing {
  // A slot is free when all segments that its block completed are; one more may have been begun.
  const live = shape.slotCount * sealedBlockSizeBytes(shape) + shape.segmentSizeBytes;
  if (live > circleSizeBytes(shape)) throw new RangeError("sealed blocks would overwrite each other");
  const pages = Math.ceil(ringSizeBytes(shape) / wasmPageSizeBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return new BlockRing(shape, memory.buffer);
}

/** One slot and one segment for a source that is known to be small. @param frontSizeBytes of the object */
export function privateRing(sourceSizeBytes: number, frontSizeBytes: number): BlockRing {
  const chunkCount = Math.floor(sourceSizeBytes / payloadChunkSizeBytes) + 1;
  const blockSizeBytes = chunkCount * payloadChunkSizeBytes;
  const objectSizeBytes = frontSizeBytes + sealedPayloadSizeBytes(blockSizeBytes);
  const segmentSizeBytes = Math.ceil(objectSizeBytes / pageSizeBytes) * pageSizeBytes;
  const shape = { slotCount: 1, blockSizeBytes, segmentCount: 1, segmentSizeBytes };
  return new BlockRing(shape, new ArrayBuffer(ringSizeBytes(shape)));
}

/** What a full block takes when sealed. */
export function sealedBlockSizeBytes(shape: RingShape): number {
  return (shape.blockSizeBytes / payloadChunkSizeBytes) * sealedChunkSizeBytes;
}

function ringSizeBytes(shape: RingShape): number {
  return shape.slotCount * shape.blockSizeBytes + circleSizeBytes(shape);
}

function circleSizeBytes({ segmentCount, segmentSizeBytes }: RingShape): number {
  return segmentCount * segmentSizeBytes;
}
