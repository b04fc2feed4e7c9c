// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

const minuteMs = 60_000;

/** How often something may be tried in a minute by everybody together, whatever their addresses. */
export class AttemptLimit {
  readonly #countMax: number;
  readonly #now: () => number;
  #atMs: number[] = [];

  constructor(countMax: number, now: () => number) {
    this.#countMax = countMax;
    this.#now = now;
  }

  /** @throws ScelleError("session.too-many-attempts") */
  take(): void {
    const now = this.#now();
    this.#atMs = this.#atMs.filter((atMs) => now - atMs < minuteMs && atMs <= now);
    if (this.#atMs.length >= this.#countMax) throw new ScelleError("session.too-many-attempts");
    this.#atMs.push(now);
  }
}
