// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "@scelle/core";

/** Takes bytes off the front of a file that is read in pieces; holds one piece and what is being taken. */
export class ByteStream {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);
  /** How much of the piece was taken: a view of the rest for each taking would be garbage by the million. */
  #taken = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** As {@link take}, if they are at hand: most are, and a million waits for nothing take their time too. */
  takeAtHand(sizeBytes: number): Uint8Array | undefined {
    return this.#atHandBytes >= sizeBytes ? this.#advance(sizeBytes) : undefined;
  }

  /** The number that the next four bytes are, big-endian; undefined where they are not at hand. */
  peekUint32(): number | undefined {
    if (this.#atHandBytes < 4) return undefined;
    const at = this.#taken;
    const piece = this.#piece;
    const high = ((piece[at] ?? 0) << 8) | (piece[at + 1] ?? 0);
    return high * 0x10000 + (((piece[at + 2] ?? 0) << 8) | (piece[at + 3] ?? 0));
  }

  /** The next bytes, valid until the next call; fewer than asked for only at the end. */
  async take(sizeBytes: number): Promise<Uint8Array> {
    if (this.#atHandBytes >= sizeBytes) return this.#advance(sizeBytes);
    const parts: Uint8Array[] = [];
    let missing = sizeBytes;
    while (missing > 0) {
      const part = this.#advance(Math.min(missing, this.#atHandBytes));
      missing -= part.length;
      // The next pull may overwrite the piece.
      if (part.length > 0) parts.push(missing > 0 ? part.slice() : part);
      if (missing > 0 && !(await this.#pull())) break;
    }
    const [only] = parts;
    // A copy a chunk would be garbage by the megabyte, which a collector in no hurry lets grow.
    return only !== undefined && parts.length === 1 ? only : concatBytes(...parts);
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    while (this.#atHandBytes === 0) {
      if (!(await this.#pull())) return true;
    }
    return false; // A piece may be empty; the first one that is not, tells.
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  get #atHandBytes(): number {
    return this.#piece.length - this.#taken;
  }

  #advance(sizeBytes: number): Uint8Array {
    const start = this.#taken;
    this.#taken += sizeBytes;
    return this.#piece.subarray(start, this.#taken);
  }

  async #pull(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done === true) return false;
    this.#piece = next.value;
    this.#taken = 0;
    return true;
  }
}
