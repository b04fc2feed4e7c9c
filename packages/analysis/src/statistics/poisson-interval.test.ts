// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incompleteGamma, logGamma } from "./incomplete-gamma.ts";
import { poissonInterval } from "./poisson-interval.ts";

/** Computed with R 4.2: qchisq(0.025, 2x) / 2 and qchisq(0.975, 2x + 2) / 2. */
const computedByR: readonly (readonly [number, string, string])[] = [
  [0, "0", "3.688879"],
  [1, "0.025317808", "5.571643391"],
  [12, "6.2005751", "20.961585"],
  [20, "12.21652", "30.888378"],
  [24, "15.377253", "35.710098"],
  [47, "34.533832", "62.500036"],
  [49, "36.25047", "64.780599"],
  [139, "116.85359", "164.12276"],
];

describe("95 % for the mean behind a count, to the digits that R gives", () => {
  test.each(computedByR)("%d: %s to %s", (count, low, high) => {
    const interval = poissonInterval(count);
    expect(asMany(interval.low, low)).toBe(low);
    expect(asMany(interval.high, high)).toBe(high);
  });

  test("one degree of freedom too few would be found", () => {
    const wrong = computedByR.filter(
      ([count, , high]) => asMany(poissonInterval(count + 1).low, high) === high,
    );
    expect(wrong).toEqual([]);
  });
});

test("the interval holds its coverage for any mean", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), (mean) => {
      const counts = Array.from({ length: 160 }, (_, count) => count);
      const covered = counts.filter((count) => {
        const { low, high } = poissonInterval(count, 0.9);
        return low <= mean && mean <= high;
      });
      const chance = covered.reduce((sum, count) => sum + poissonChance(count, mean), 0);
      expect(chance).toBeGreaterThanOrEqual(0.9 - 1e-9);
    }),
    { numRuns: 25 },
  );
});

test("a higher level is wider, and a higher count lies higher", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), (count) => {
      const [narrow, wide] = [poissonInterval(count, 0.8), poissonInterval(count, 0.99)];
      expect(wide.low).toBeLessThanOrEqual(narrow.low);
      expect(wide.high).toBeGreaterThan(narrow.high);
      expect(poissonInterval(count + 1).high).toBeGreaterThan(poissonInterval(count).high);
    }),
    { numRuns: 40 },
  );
});

test("a count of a million is answered", () => {
  const { low, high } = poissonInterval(1_000_000);
  expect(Math.abs(low - 998_041)).toBeLessThan(2);
  expect(Math.abs(high - 1_001_962)).toBeLessThan(2);
});

test("gamma gives the factorials, and the two tails sum to one", () => {
  let logFactorial = 0;
  for (let n = 1; n < 60; n += 1) {
    expect(logGamma(n)).toBeCloseTo(logFactorial, 11);
    logFactorial += Math.log(n);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(incompleteGamma(1, 2).upper).toBeCloseTo(Math.exp(-2), 15);
  expect(incompleteGamma(3, 0)).toEqual({ lower: 0, upper: 1 });
});

/** With as many significant digits as the reference has. */
function asMany(value: number, reference: string): string {
  const digits = reference.replace(/^0\.0*|\./g, "").length;
  return reference === "0" ? String(value) : String(Number(value.toPrecision(digits)));
}

function poissonChance(count: number, mean: number): number {
  return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
}
