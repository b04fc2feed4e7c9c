// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import { AssertionError } from "@scelle/core";
import type { DigestJob, DigestWorkerStart } from "./digest-worker.ts";

interface Waiting {
  resolve(answer: string): void;
  reject(cause: unknown): void;
}

/** A digest that another thread takes, of blocks in memory that both see. */
export class DigestThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: unknown;

  constructor(workerData: DigestWorkerStart) {
    this.#worker = new Worker(new URL("./digest-worker.js", import.meta.url), {
      workerData,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 },
    });
    this.#worker.on("message", (answer: string) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on("error", (cause) => this.#fail(cause));
    this.#worker.on("exit", () => this.#fail(new AssertionError("a digest thread ended early")));
  }

  /** Empty for a block, a digest in hexadecimal for the end of a file; answers come in the order of jobs. */
  run(job: DigestJob): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(job);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    this.#failure ??= cause;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
  }
}
