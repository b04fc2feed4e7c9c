// SPDX-License-Identifier: Apache-2.0
import type { Mass } from "../records/amounts.ts";
import type { Quantity } from "../records/values.ts";
import type { ExhibitState } from "./exhibit-state.ts";

/** What became of the amount that was seized, as far as all of it was stated exactly and in one unit. */
export interface AmountAccount {
  readonly unit: string;
  readonly whole: number;
  /** Taken out as exhibits of their own. */
  readonly inParts: number;
  /** Used up by examinations. */
  readonly consumed: number;
  /** What must be left if nothing went astray; below zero if more came out than went in. */
  readonly left: number;
}

/**
 * The account of an exhibit's amount.
 * @returns undefined where an amount is missing, uncertain or in another unit: then nothing can be reckoned
 */
export function amountAccount(state: ExhibitState): AmountAccount | undefined {
  const whole = exactAmount(state.quantity);
  const parts = state.parts.map(({ quantity }) => exactAmount(quantity));
  const consumed = state.consumed.map(exactAmount);
  const all = [whole, ...parts, ...consumed];
  if (whole === undefined || all.some((amount) => amount?.unit !== whole.unit)) return undefined;
  const inParts = sum(parts);
  const usedUp = sum(consumed);
  return {
    unit: whole.unit,
    whole: whole.value,
    inParts,
    consumed: usedUp,
    left: rounded(whole.value - inParts - usedUp),
  };
}

/** A mass in grams. */
export function inGrams({ value, unit }: Pick<Mass, "value" | "unit">): number {
  return rounded(value * gramsIn[unit]);
}

const gramsIn = { milligram: 0.001, gram: 1, kilogram: 1_000 } as const;

/** An exact amount, a mass in grams; undefined for one that is uncertain or not stated. */
export function exactAmount(quantity: Quantity | undefined): { value: number; unit: string } | undefined {
  if (quantity === undefined || !("value" in quantity)) return undefined;
  const { value, unit } = quantity;
  return unit === "gram" || unit === "kilogram"
    ? { value: inGrams({ value, unit }), unit: "gram" }
    : { value, unit };
}

function sum(amounts: readonly ({ readonly value: number } | undefined)[]): number {
  return rounded(amounts.reduce((total, amount) => total + (amount?.value ?? 0), 0));
}

/** Binary fractions must not look like a missing microgram. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
