// SPDX-License-Identifier: Apache-2.0
import type { CountRecord } from "@scelle/core";
import { type PoissonInterval, poissonInterval } from "./poisson-interval.ts";

/** What is said beside a count: how far chance alone would move it. */
export interface CountInterval extends PoissonInterval {
  readonly method: "Garwood";
  /** Whether the count itself is exact; “about” and “between” add to what chance does. */
  readonly isExact: boolean;
}

/**
 * The interval beside a count of events; undefined for what is not counted event by event, such as officers
 * on duty. A count between two bounds has the low end of the one and the high end of the other.
 */
export function countInterval({ stated: { amount } }: CountRecord, level = 0.95): CountInterval | undefined {
  if (!eventUnits.includes(amount.unit)) return undefined;
  const [least, most] =
    "value" in amount
      ? [amount.value, amount.value]
      : "about" in amount
        ? [amount.about, amount.about]
        : [amount.low, amount.high];
  return {
    low: poissonInterval(least, level).low,
    high: poissonInterval(most, level).high,
    level,
    method: "Garwood",
    isExact: "value" in amount,
  };
}

const eventUnits: readonly string[] = ["death", "victim", "fact", "incident", "arrest", "procedure"];
