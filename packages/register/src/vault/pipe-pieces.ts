// SPDX-License-Identifier: Apache-2.0
import { type OnReadOpts, Socket, type SocketConstructorOpts } from "node:net";

/** As much as a pipe of Linux can be made to hold at once without asking root. */
const pieceSizeBytes = 1024 * 1024;

/**
 * What comes through a pipe, always in the same memory: a stream of Node’s takes new memory for every 64 KiB
 * and waits with giving it back, so that its peak hangs on the collector. A piece is good until the next one
 * is asked for.
 */
export class PipePieces implements AsyncIterator<Uint8Array> {
  readonly #memory = new Uint8Array(pieceSizeBytes);
  readonly #socket: Socket;
  #waitingBytes = 0;
  #isEnded = false;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  /** @param descriptor an open pipe, which is this object’s from here on */
  constructor(descriptor: number) {
    const callback = (sizeBytes: number): boolean => {
      this.#waitingBytes = sizeBytes;
      this.#wake();
      return false; // Nothing more until this piece is done with.
    };
    const onread = { buffer: this.#memory, callback };
    const options: SocketConstructorOpts & { readonly onread: OnReadOpts } = { fd: descriptor, onread };
    this.#socket = new Socket({ ...options, readable: true, writable: false });
    this.#socket.on("error", (error) => {
      this.#failure = error;
      this.#wake();
    });
    for (const event of ["end", "close"]) this.#socket.on(event, () => this.#end());
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#waitingBytes === 0 && !this.#isEnded && this.#failure === undefined) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#socket.resume();
      await woken;
    }
    if (this.#failure !== undefined) throw this.#failure;
    const sizeBytes = this.#waitingBytes;
    this.#waitingBytes = 0;
    if (sizeBytes === 0) return { done: true, value: undefined };
    return { done: false, value: this.#memory.subarray(0, sizeBytes) };
  }

  /** Ends a read that still waits for something to come. */
  destroy(): void {
    this.#socket.destroy();
  }

  #end(): void {
    this.#isEnded = true;
    this.#wake();
  }
}
