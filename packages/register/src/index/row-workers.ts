// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RowAnswer, RowJob, RowWorkerStart } from "./row-worker.ts";

/** More would wait for the one thread that writes. */
const workersMax = 4;

/** Threads that make rows, each in the order in which it is asked. */
export class RowWorkers {
  readonly #workers: readonly RowWorker[];
  #next = 0;

  constructor(start: RowWorkerStart) {
    const count = Math.min(workersMax, availableParallelism());
    this.#workers = Array.from({ length: count }, () => new RowWorker(start));
  }

  /** So many stretches may be under way that no thread waits for its next one. */
  get stretchesAtOnce(): number {
    return 2 * this.#workers.length;
  }

  /** @returns nothing where it could not be done, so that the caller does it and meets the error */
  make(job: RowJob): Promise<RowAnswer> {
    const worker = this.#workers[this.#next++ % this.#workers.length];
    return worker === undefined ? Promise.resolve(undefined) : worker.make(job);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }
}

/** Answers its jobs in order, so the oldest one that waits is the one answered. */
class RowWorker {
  readonly #worker: Worker;
  readonly #waiting: ((answer: RowAnswer) => void)[] = [];
  #hasEnded = false;

  constructor(workerData: RowWorkerStart) {
    this.#worker = new Worker(new URL("./row-worker.js", import.meta.url), { workerData, execArgv: [] });
    this.#worker.on("message", (answer: RowAnswer) => this.#waiting.shift()?.(answer));
    this.#worker.on("error", () => this.#end());
    this.#worker.on("exit", () => this.#end());
  }

  make(job: RowJob): Promise<RowAnswer> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(job);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(): void {
    this.#hasEnded = true;
    for (const answer of this.#waiting.splice(0)) answer(undefined);
  }
}
