// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import { AssertionError, assert, ScelleError } from "@scelle/core";
import type { HashedPiece, PayloadHasher, PayloadJob, PayloadMessage } from "./hashed-payloads.ts";

/** The end of a thread that is asked for what lies on a disk. */
export class NodePayloadHasher implements PayloadHasher {
  readonly #worker: Worker;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #arrived: PayloadMessage[] = [];
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(workerData: PayloadJob) {
    this.#numbers = new Map(workerData.paths.map((path, number) => [path, number]));
    this.#worker = new Worker(new URL("./node-payload-worker.js", import.meta.url), {
      workerData,
      execArgv: [],
    });
    this.#worker.on("message", (message: PayloadMessage) => {
      this.#arrived.push(message);
      this.#wake?.();
    });
    this.#worker.on("error", (error: Error) => this.#fail(error));
    // All that it sent has arrived by then; whoever waits for more would wait for good.
    this.#worker.on("exit", () => this.#fail(new AssertionError("the thread that hashes ended early")));
    // Whoever stops before the end need not say so for the process to end.
    this.#worker.unref();
  }

  async *pieces(path: string): AsyncGenerator<HashedPiece> {
    const wanted = this.#numbers.get(path) ?? -1;
    for (;;) {
      const message = await this.#next();
      assert(message.file <= wanted, "payload files are asked for in their order");
      if ("piece" in message) this.#worker.postMessage("used");
      // The rest of a file that was left.
      if (message.file < wanted) continue;
      if ("isEnd" in message) return;
      if ("code" in message) throw new ScelleError(message.code, message.facts);
      yield message.piece;
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: Error): void {
    this.#failure ??= cause;
    this.#wake?.();
  }

  async #next(): Promise<PayloadMessage> {
    for (;;) {
      const message = this.#arrived.shift();
      if (message !== undefined) return message;
      if (this.#failure !== undefined) throw this.#failure;
      this.#worker.ref();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#worker.unref();
    }
  }
}
