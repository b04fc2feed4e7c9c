// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import { AssertionError } from "@scelle/core";

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(cause: unknown): void;
}

/** A thread that answers its jobs in order, so the oldest one that waits is the one answered. */
export class AnsweringThread<Job, Answer> {
  readonly #worker: Worker;
  readonly #waiting: Waiting<Answer>[] = [];
  #failure: unknown;

  /**
   * @param file where the thread begins
   * @param name what it is called where it ends early
   */
  constructor(file: URL, workerData: unknown, name: string) {
    // It hands on blocks of memory that others made: what it makes itself is small.
    const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 };
    this.#worker = new Worker(file, { workerData, execArgv: [], resourceLimits });
    this.#worker.on("message", (answer: Answer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on("error", (cause) => this.#fail(cause));
    this.#worker.on("exit", () => this.#fail(new AssertionError(`the ${name} ended early`)));
  }

  /** @throws what ended the thread, for this job and for all that wait */
  run(job: Job): Promise<Answer> {
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
