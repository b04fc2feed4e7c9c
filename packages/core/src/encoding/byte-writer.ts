// SPDX-License-Identifier: Apache-2.0
import { assert } from "../errors.ts";

/** Fills bytes whose number is known beforehand, front to back; counts are big-endian. */
export class ByteWriter {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(sizeBytes: number) {
    this.#bytes = new Uint8Array(sizeBytes);
    this.#view = new DataView(this.#bytes.buffer);
  }

  bytes(part: Uint8Array): void {
    this.#bytes.set(part, this.#offset);
    this.#offset += part.length;
  }

  u16(count: number): void {
    assert(isCount(count) && count < 2 ** 16, "a count fits the bytes that it is written in");
    this.#view.setUint16(this.#offset, count);
    this.#offset += 2;
  }

  u32(count: number): void {
    assert(isCount(count) && count < 2 ** 32, "a count fits the bytes that it is written in");
    this.#view.setUint32(this.#offset, count);
    this.#offset += 4;
  }

  u64(count: number): void {
    assert(isCount(count), "a count is a whole number from 0 to 2^53 - 1");
    this.#view.setBigUint64(this.#offset, BigInt(count));
    this.#offset += 8;
  }

  /** What has been written so far, not copied. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#offset);
  }

  /** All of them, which must have been written. */
  whole(): Uint8Array {
    assert(this.#offset === this.#bytes.length, "as many bytes are written as were announced");
    return this.#bytes;
  }
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}
