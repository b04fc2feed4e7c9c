// SPDX-License-Identifier: Apache-2.0
import { digestOf, newSecret } from "./secret.ts";

interface Waiting<T> {
  readonly thing: T;
  readonly untilMs: number;
}

/** Keeps what waits for somebody who holds its secret, for a time, so many at most. */
export class WaitingRoom<T> {
  readonly #waiting = new Map<string, Waiting<T>>();
  readonly #countMax: number;
  readonly #lengthMs: number;
  readonly #now: () => number;

  constructor(countMax: number, lengthMs: number, now: () => number) {
    this.#countMax = countMax;
    this.#lengthMs = lengthMs;
    this.#now = now;
  }

  /** @returns the secret, and until when it is good; the oldest gives way where there are too many */
  put(thing: T): { readonly secret: string; readonly untilMs: number } {
    this.#sweep();
    const secret = newSecret();
    const untilMs = this.#now() + this.#lengthMs;
    this.#waiting.set(nameOf(secret), { thing, untilMs });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > this.#countMax && oldest !== undefined) this.#waiting.delete(oldest);
    return { secret, untilMs };
  }

  find(secret: string): T | undefined {
    const found = this.#waiting.get(nameOf(secret));
    return found !== undefined && this.#now() < found.untilMs ? found.thing : undefined;
  }

  /** The same, and it waits no more: a secret is good once. */
  take(secret: string): T | undefined {
    const thing = this.find(secret);
    this.#waiting.delete(nameOf(secret));
    return thing;
  }

  #sweep(): void {
    for (const [name, { untilMs }] of this.#waiting) if (untilMs <= this.#now()) this.#waiting.delete(name);
  }
}

function nameOf(secret: string): string {
  return digestOf(secret).toString("hex");
}
