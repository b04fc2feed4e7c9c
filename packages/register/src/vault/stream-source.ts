// SPDX-License-Identifier: Apache-2.0
import type { Readable } from "node:stream";
import { PipePieces } from "./pipe-pieces.ts";
import type { Source } from "./source.ts";
import { sourceError } from "./vault-error.ts";

/** Bytes whose end alone tells their size, such as standard input. The stream must not decode to text. */
export function streamSource(stream: Readable): Source {
  stream.on("error", () => undefined); // It may break before the first read; the read says so.
  return new StreamSource(stream[Symbol.asyncIterator](), () => stream.destroy());
}

/** The same from an open pipe, which the source closes. */
export function pipeSource(descriptor: number): Source {
  const pieces = new PipePieces(descriptor);
  return new StreamSource(pieces, () => pieces.destroy());
}

class StreamSource implements Source {
  readonly kind = "stream";
  readonly sizeBytes = undefined;
  readonly fileCount = undefined;
  readonly identity = undefined;
  /** A piece is used up before the next one is asked for. */
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #destroy: () => void;
  #rest: Uint8Array = new Uint8Array(0);
  #isEnded = false;

  constructor(pieces: AsyncIterator<Uint8Array>, destroy: () => void) {
    this.#pieces = pieces;
    this.#destroy = destroy;
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
    this.#destroy();
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
