// SPDX-License-Identifier: Apache-2.0

import type { Boundary } from "./kept-journal.ts";
import type { PartialObject } from "./partial-object.ts";

/** Where sealed bytes go. */
export interface SealSink {
  write(bytes: Uint8Array, offsetBytes: number): Promise<void>;
  /** Nothing will be written any more: whoever waits is told why. */
  stop(cause: unknown): void;
}

/** The source or the partial object is not what it was when the journal was written. */
export class StaleJournal extends Error {
  override readonly name = "StaleJournal";
}

const diskPageSizeBytes = 4096;

/** One write at a time: two writes to one file would only spin on its lock in the kernel. */
export function partialSink(partial: PartialObject): SealSink {
  let turn = Promise.resolve();
  return {
    write: (bytes, offsetBytes) => {
      turn = turn.then(() => partial.write(bytes, offsetBytes));
      return turn;
    },
    stop: () => undefined,
  };
}

/**
 * Goes on with what a crash left: compares up to the boundary, writes after it, and writes nothing before
 * the boundary was confirmed. `seal-journal.ts` says why each step is needed.
 */
export class ReplaySink implements SealSink {
  readonly #partial: PartialObject;
  readonly #boundary: Boundary;
  readonly #confirmed: Promise<void>;
  #settle: { confirm: () => void; refuse: (cause: unknown) => void } | undefined;
  /** Blocks are compared in their order, one at a time. */
  #turn: Promise<void> = Promise.resolve();

  constructor(partial: PartialObject, boundary: Boundary) {
    this.#partial = partial;
    this.#boundary = boundary;
    this.#confirmed = new Promise((confirm, refuse) => {
      this.#settle = { confirm, refuse };
    });
    this.#confirmed.catch(() => undefined); // Told to whoever writes; it may be that nobody does.
  }

  /** The plaintext up to the boundary has this digest. @throws StaleJournal if the journal says otherwise */
  confirm(reached: Boundary): void {
    const isAgreed =
      reached.prefixSha256 === this.#boundary.prefixSha256 &&
      reached.sealedBytes === this.#boundary.sealedBytes;
    if (!isAgreed) throw new StaleJournal("the source before the boundary changed");
    this.#settle?.confirm();
  }

  stop(cause: unknown): void {
    this.#settle?.refuse(cause);
  }

  write(bytes: Uint8Array, offsetBytes: number): Promise<void> {
    this.#turn = this.#turn.then(() => this.#compareThenWrite(bytes, offsetBytes));
    return this.#turn;
  }

  async #compareThenWrite(bytes: Uint8Array, offsetBytes: number): Promise<void> {
    const found = new Uint8Array(bytes.length);
    const foundSizeBytes = await this.#partial.read(found, offsetBytes);
    const kept = found.subarray(0, foundSizeBytes);
    if (offsetBytes + bytes.length <= this.#boundary.sealedBytes) {
      if (Buffer.compare(kept, bytes) !== 0) throw new StaleJournal("the object before the boundary differs");
      return;
    }
    if (!isTornWriteOf(bytes, kept, offsetBytes)) throw new StaleJournal("other bytes were sealed here");
    await this.#confirmed;
    await this.#partial.write(bytes, offsetBytes);
  }
}

/** Whether each page found is a page of what is to be written, or one that never reached the disk. */
function isTornWriteOf(bytes: Uint8Array, found: Uint8Array, offsetBytes: number): boolean {
  for (let start = 0; start < found.length; ) {
    const end = Math.min(
      found.length,
      start + diskPageSizeBytes - ((offsetBytes + start) % diskPageSizeBytes),
    );
    const page = found.subarray(start, end);
    const isEmpty = page.every((byte) => byte === 0);
    if (!isEmpty && Buffer.compare(page, bytes.subarray(start, end)) !== 0) return false;
    start = end;
  }
  return true;
}
