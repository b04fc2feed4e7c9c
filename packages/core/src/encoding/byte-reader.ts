// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

/** Reads bytes from outside front to back, never past their end; every complaint carries the offset. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #what: string;
  #offset = 0;

  /** @param what the name of the thing read, for the error sentence */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#what = what;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** The next `sizeBytes` bytes, not copied. */
  take(sizeBytes: number): Uint8Array {
    const start = this.#advance(sizeBytes);
    return this.#bytes.subarray(start, this.#offset);
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4));
  }

  /** An 8-byte count; more than 2^53 - 1 is refused, because a JavaScript number would round it. */
  u64(): number {
    const start = this.#advance(8);
    const high = this.#view.getUint32(start);
    if (high >= 2 ** 21) this.#failAt(start, "a number above 2^53 - 1");
    return high * 2 ** 32 + this.#view.getUint32(start + 4);
  }

  assertEnd(): void {
    if (this.remaining > 0) this.fail(`${this.remaining} bytes too many`);
  }

  /** @throws ScelleError `format.malformed` at the current offset */
  fail(problem: string): never {
    this.#failAt(this.#offset, problem);
  }

  #advance(sizeBytes: number): number {
    if (sizeBytes > this.remaining) this.fail(`${sizeBytes - this.remaining} bytes missing`);
    const start = this.#offset;
    this.#offset += sizeBytes;
    return start;
  }

  #failAt(offset: number, problem: string): never {
    throw new ScelleError("format.malformed", { what: this.#what, offset, problem });
  }
}
