// SPDX-License-Identifier: Apache-2.0

interface Timer {
  readonly run: () => void;
}

/** Timers that wait to be told, so that no run hangs on how busy the machine is. */
export class SimulatedTimers {
  readonly #waiting = new Set<Timer>();

  /** Runs what waits, as if enough time had gone by. */
  elapse(): void {
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const timer of due) timer.run();
  }

  /** Whatever the body has wait, waits here. */
  async during<T>(body: () => Promise<T>): Promise<T> {
    const { setTimeout, clearTimeout } = globalThis;
    const waiting = this.#waiting;
    const set = (run: () => void): object => {
      const timer = { run, unref: () => timer };
      waiting.add(timer);
      return timer;
    };
    const clear = (timer: Timer): boolean => waiting.delete(timer);
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    try {
      return await body();
    } finally {
      waiting.clear();
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
  }
}
