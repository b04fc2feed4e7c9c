// SPDX-License-Identifier: Apache-2.0
import type { Readable } from "node:stream";
import type { Source } from "./source.ts";
import { sourceError } from "./vault-error.ts";

/** Bytes whose end alone tells their size, such as standard input. The stream must not decode to text. */
export function streamSource(stream: Readable): Source {
  return new StreamSource(stream);
}

class StreamSource implements Source {
  readonly kind = "stream";
  readonly sizeBytes = undefined;
  readonly fileCount = undefined;
  readonly identity = undefined;
  readonly #stream: Readable;
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  #isEnded = false;

  constructor(stream: Readable) {
    this.#stream = stream;
    stream.on("error", () => undefined); // It may break before the first read; the read says so.
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  async read(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      if (this.#rest.length === 0 && !(await this.#advance())) break;
      const piece = this.#rest.subarray(0, into.length - filled);
      into.set(piece, filled);
      filled += piece.length;
      this.#rest = this.#rest.subarray(piece.length);
    }
    return filled;
  }

  unreadable() {
    return [];
  }

  /** What has gone by cannot be looked at again. */
  assertUnchanged(): Promise<void> {
    return Promise.resolve();
  }

  /** Ends a read that still waits for somebody to type. */
  close(): Promise<void> {
    this.#isEnded = true;
    this.#stream.destroy();
    return Promise.resolve();
  }

  /** Whether there was a further piece. */
  async #advance(): Promise<boolean> {
    if (this.#isEnded) return false;
    try {
      const next = await this.#pieces.next();
      if (next.done) this.#isEnded = true;
      else this.#rest = next.value;
      return !next.done;
    } catch (cause) {
      this.#isEnded = true;
      throw sourceError(cause);
    }
  }
}
