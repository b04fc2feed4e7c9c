// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** A clock that went back less than this is ordinary adjustment. */
const backMsMax = 2_000;
/** A clock this far behind what a witness has attested is wrong beyond doubt. */
const behindWitnessMsMax = 10 * 60_000;

export interface ClockReading {
  /** ISO 8601 UTC with milliseconds. */
  readonly text: string;
  readonly ms: number;
  /** Set when the clock had gone back: by how much. */
  readonly behindMs?: number;
}

/**
 * The register's clock. Order in the log never hangs on it: a clock that goes back is recorded, not
 * corrected.
 */
export class Clock {
  readonly #now: () => number;
  #latestMs: number;
  #witnessedMs = 0;
  #hasGoneBack = false;

  /** @param now milliseconds since 1970, UTC. @param latestMs the last time that the register recorded */
  constructor(now: () => number, latestMs = 0) {
    this.#now = now;
    this.#latestMs = latestMs;
  }

  get hasGoneBack(): boolean {
    return this.#hasGoneBack;
  }

  nowMs(): number {
    return this.#now();
  }

  /** Takes note of the newest time that a witness attested. */
  witnessed(ms: number): void {
    this.#witnessedMs = Math.max(this.#witnessedMs, ms);
  }

  /** @throws ScelleError("register.clock-behind") more than ten minutes before a witness's time */
  next(): ClockReading {
    const ms = this.#now();
    if (ms < this.#witnessedMs - behindWitnessMsMax) {
      const behindSeconds = Math.round((this.#witnessedMs - ms) / 1_000);
      throw new ScelleError("register.clock-behind", { behindSeconds });
    }
    const behindMs = this.#latestMs - ms;
    if (ms > this.#latestMs) this.#latestMs = ms;
    const text = new Date(ms).toISOString();
    if (behindMs <= backMsMax) return { text, ms };
    this.#hasGoneBack = true;
    return { text, ms, behindMs };
  }
}
