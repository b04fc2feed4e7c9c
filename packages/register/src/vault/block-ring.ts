// SPDX-License-Identifier: Apache-2.0
// The memory that a seal works in. Workers load this file, so it imports nothing of core.
import { payloadChunkSizeBytes, sealedChunkSizeBytes, sealedPayloadSizeBytes } from "./age-payload.ts";

/**
 * A circle of segments through which the sealed object runs as it will lie on the disk: its byte at n stands
 * at n modulo the circle. So segments begin on pages of the file and of memory, which direct writes need, and
 * hold whole leaves of the tree. The plaintext of a block is read to where its sealed bytes will stand,
 * behind them by so much that a sealed chunk never reaches the plaintext of the next.
 */
export interface RingShape {
  /** Blocks that may be under way at the same time. */
  readonly blockCount: number;
  readonly blockSizeBytes: number;
  readonly segmentCount: number;
  readonly segmentSizeBytes: number;
  /** Of the object, before its first block. */
  readonly frontSizeBytes: number;
}

const mebibyte = 1024 * 1024;

/**
 * Nine blocks: reader, digest, cipher, leaves and writer have one each, and some wait between them, so that
 * none stops for a slow neighbour. Blocks and segments of 4 MiB: below that the messages between threads, and
 * the disk that waits for us between two writes, cost more than the memory is worth.
 */
export const workerRing = {
  blockCount: 9,
  blockSizeBytes: 4 * mebibyte,
  segmentCount: 11,
  segmentSizeBytes: 4 * mebibyte,
} as const;

const pageSizeBytes = 4096;
const wasmPageSizeBytes = 64 * 1024;

export class BlockRing {
  readonly shape: RingShape;
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly #circle: Buffer;

  constructor(shape: RingShape, buffer: ArrayBuffer | SharedArrayBuffer) {
    this.shape = shape;
    this.buffer = buffer;
    this.#circle = Buffer.from(buffer, 0, circleSizeBytes(shape));
  }

  /**
   * Where the plaintext of a block is read to, and sealed from: on a page, which direct reads need. It is
   * gone once the block is sealed.
   */
  plain(index: number): Uint8Array {
    const { blockSizeBytes, frontSizeBytes } = this.shape;
    const sealedSizeBytes = sealedBlockSizeBytes(this.shape);
    const aheadBytes = sealedSizeBytes - blockSizeBytes;
    const startBytes = onNextPage(frontSizeBytes + index * sealedSizeBytes + aheadBytes);
    return new Uint8Array(this.buffer, startBytes % this.#circle.length, blockSizeBytes);
  }

  /** @param index of the segment in the object */
  segment(index: number): Uint8Array {
    const { segmentCount, segmentSizeBytes } = this.shape;
    return new Uint8Array(this.buffer, (index % segmentCount) * segmentSizeBytes, segmentSizeBytes);
  }

  /** Puts bytes of the object at their place. They are fewer than the circle. */
  put(bytes: Uint8Array, offsetBytes: number): void {
    const start = offsetBytes % this.#circle.length;
    const head = bytes.subarray(0, this.#circle.length - start);
    this.#copy(head, start);
    this.#copy(bytes.subarray(head.length), 0);
  }

  /** `set` goes byte by byte into shared memory unless both stand on a word; `fill` is one memcpy. */
  #copy(bytes: Uint8Array, start: number): void {
    if (bytes.length > 0) this.#circle.fill(bytes, start, start + bytes.length);
  }
}

/** A ring that workers share. WebAssembly's memory starts on a page, which direct reads and writes need. */
export function sharedRing(shape: RingShape): BlockRing {
  // A block is done when all segments that it completed are; one more may have been begun, before the first
  // is done all of the front is there, and the plaintext of the last block may reach into one page more.
  const begun = Math.max(shape.segmentSizeBytes, shape.frontSizeBytes);
  const live = shape.blockCount * sealedBlockSizeBytes(shape) + begun + pageSizeBytes;
  if (live > circleSizeBytes(shape)) throw new RangeError("sealed blocks would overwrite each other");
  const pages = Math.ceil(ringSizeBytes(shape) / wasmPageSizeBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return new BlockRing(shape, memory.buffer);
}

/** One block and one segment for a source that is known to be small. */
export function privateRing(sourceSizeBytes: number, frontSizeBytes: number): BlockRing {
  const chunkCount = Math.floor(sourceSizeBytes / payloadChunkSizeBytes) + 1;
  const blockSizeBytes = chunkCount * payloadChunkSizeBytes;
  const segmentSizeBytes = onNextPage(frontSizeBytes + sealedPayloadSizeBytes(blockSizeBytes));
  const shape = { blockCount: 1, blockSizeBytes, segmentCount: 1, segmentSizeBytes, frontSizeBytes };
  return new BlockRing(shape, new ArrayBuffer(ringSizeBytes(shape)));
}

/** What a full block takes when sealed. */
export function sealedBlockSizeBytes({ blockSizeBytes }: RingShape): number {
  return (blockSizeBytes / payloadChunkSizeBytes) * sealedChunkSizeBytes;
}

/** The plaintext of a block that begins at the end of the circle goes on behind it. */
function ringSizeBytes(shape: RingShape): number {
  return circleSizeBytes(shape) + shape.blockSizeBytes;
}

function circleSizeBytes({ segmentCount, segmentSizeBytes }: RingShape): number {
  return segmentCount * segmentSizeBytes;
}

function onNextPage(sizeBytes: number): number {
  return Math.ceil(sizeBytes / pageSizeBytes) * pageSizeBytes;
}
