// SPDX-License-Identifier: Apache-2.0

interface Work<T> {
  commit(items: readonly T[]): Promise<void>;
  /** Goes on beside the commits. */
  everySecond(): Promise<void>;
}

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

const commitMax = 4_096;

/** What comes in while one commit waits for the disk is the next commit, as in the register's writer. */
export class GroupCommit<T> {
  readonly #work: Work<T>;
  #queue: Waiting<T>[] = [];
  #isRunning = false;
  #lastSecondMs = performance.now();
  #second: Promise<unknown> = Promise.resolve();
  commits = 0;

  constructor(work: Work<T>) {
    this.#work = work;
  }

  submit(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await Promise.resolve(); // What is submitted in the same turn belongs together.
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, commitMax);
      try {
        await this.#commit(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }

  /** Settled when what comes every second is over; with an error if it failed. */
  async atRest(): Promise<void> {
    const failure = await this.#second;
    if (failure !== undefined) throw failure;
  }

  async #commit(items: readonly T[]): Promise<void> {
    if (performance.now() - this.#lastSecondMs >= 1_000) {
      await this.atRest();
      this.#lastSecondMs = performance.now();
      this.#second = this.#work.everySecond().catch((error: unknown) => error); // The next second tells.
    }
    await this.#work.commit(items);
    this.commits++;
  }
}
