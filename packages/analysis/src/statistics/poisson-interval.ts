// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";
import { incompleteGamma } from "./incomplete-gamma.ts";

/** Within which rates a count is no surprise. */
export interface PoissonInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * Garwood's central interval for the mean behind one count: ½χ² quantiles with 2x and 2x + 2 degrees of
 * freedom. It says how much a count moves by chance alone if events are independent. Where they come in
 * series, as killings in a feud do, the truth is wider.
 * @param count whole, from 0 to a million
 * @param level coverage, at least what it says
 * @see F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936)
 */
export function poissonInterval(count: number, level = 0.95): PoissonInterval {
  assert(Number.isSafeInteger(count) && count >= 0 && count <= 1e6, "a count is whole and within a million");
  assert(level > 0 && level < 1, "a level lies between 0 and 1");
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : meanWhere((mean) => incompleteGamma(count, mean).lower >= tail, count);
  const high = meanWhere((mean) => incompleteGamma(count + 1, mean).upper <= tail, count);
  return { low, high, level };
}

/** The mean from which on something holds, which holds from there on: halving, to the last digit. */
function meanWhere(holds: (mean: number) => boolean, count: number): number {
  let below = 0;
  let above = count + 1;
  while (!holds(above)) above *= 2;
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return middle;
    if (holds(middle)) above = middle;
    else below = middle;
  }
}
