// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";

/**
 * The regularised incomplete gamma functions: `lower` is P(shape, x), `upper` is Q(shape, x), and they sum
 * to 1. Each is computed where it is small, so that neither loses digits to the other. For whole shapes
 * P(k, x) is the chance that a Poisson count of mean x is k or more.
 * @see NIST Digital Library of Mathematical Functions, 8.2, 8.11(i) and 8.9
 */
export function incompleteGamma(
  shape: number,
  x: number,
): { readonly lower: number; readonly upper: number } {
  assert(
    shape > 0 && x >= 0 && Number.isFinite(shape + x),
    "an incomplete gamma function has a positive shape",
  );
  if (x === 0) return { lower: 0, upper: 1 };
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    const lower = scale * powerSeries(shape, x);
    return { lower, upper: 1 - lower };
  }
  const upper = scale * continuedFraction(shape, x);
  return { lower: 1 - upper, upper };
}

/**
 * The natural logarithm of the gamma function for positive x, to about 14 digits.
 * @see Stirling's series, NIST Digital Library of Mathematical Functions, 5.11.1
 */
export function logGamma(x: number): number {
  assert(x > 0, "the logarithm of gamma is asked for a positive number");
  // The series is good from 15 on; below, gamma(x + 1) = x gamma(x) leads there.
  let shifted = x;
  let product = 1;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  const tail = stirlingCoefficients.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0);
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2;
  return stirling + tail / shifted - Math.log(product);
}

/** Bernoulli numbers B(2k) / (2k (2k − 1)). */
const stirlingCoefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** Terms below this share of the sum change no digit. */
const negligible = 1e-17;
/** Both expansions need a few times the square root of the shape. */
const termsMax = 100_000;

function powerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < termsMax && term > sum * negligible; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method, whose quotients stay within range. */
function continuedFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let result = d;
  for (let n = 1; n < termsMax; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / awayFromZero(a * d + b, tiny);
    c = awayFromZero(b + a / c, tiny);
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return result;
}

function awayFromZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
