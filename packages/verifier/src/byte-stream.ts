// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "@scelle/core";

/** Takes bytes off the front of a file that is read in pieces; holds one piece and what is being taken. */
export class ByteStream {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** As {@link take}, if they are at hand: most are, and a million waits for nothing take their time too. */
  takeAtHand(sizeBytes: number): Uint8Array | undefined {
    return this.#piece.length >= sizeBytes ? this.#advance(sizeBytes) : undefined;
  }

  /** The next bytes, valid until the next call; fewer than asked for only at the end. */
  async take(sizeBytes: number): Promise<Uint8Array> {
    if (this.#piece.length >= sizeBytes) return this.#advance(sizeBytes);
    const parts: Uint8Array[] = [];
    let missing = sizeBytes;
    while (missing > 0) {
      const part = this.#advance(Math.min(missing, this.#piece.length));
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
    return this.#piece.length === 0 && !(await this.#pull());
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #advance(sizeBytes: number): Uint8Array {
    const taken = this.#piece.subarray(0, sizeBytes);
    this.#piece = this.#piece.subarray(sizeBytes);
    return taken;
  }

  async #pull(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done === true) return false;
    this.#piece = next.value;
    return true;
  }
}
