// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/**
 * How many requests are worked on at once. One more is refused before anything is done for it: it is asked
 * again sooner than it would be answered behind the others, and those are answered as if it had not come.
 */
export class WorkLimit {
  readonly #countMax: number;
  #count = 0;

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  /** @throws ScelleError("server.busy") */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#count >= this.#countMax) {
      throw new ScelleError("server.busy", { what: "requests", countMax: this.#countMax });
    }
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
    }
  }
}
