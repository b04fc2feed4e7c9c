// SPDX-License-Identifier: Apache-2.0
import type { Quantity } from "../records/values.ts";
import { exactAmount, inGrams } from "./exhibit-amounts.ts";
import type { ExhibitState, Weighing } from "./exhibit-state.ts";

/** Two weighings of the same kind, one after the other, and what lies between them. Masses are grams. */
export interface WeightStep {
  readonly type: "gross" | "net";
  readonly from: string;
  readonly to: string;
  /** Later mass less earlier mass. */
  readonly differenceGrams: number;
  /** What was taken out or used up in between; undefined if some of it was not stated exactly as a mass. */
  readonly takenOutGrams?: number;
  /** What neither the scales nor what was taken out accounts for: missing if above zero, gained if below. */
  readonly unaccountedGrams?: number;
  /** Both scales together, to one side; undefined if one of them was not stated. */
  readonly uncertaintyGrams?: number;
}

/**
 * How the mass of an exhibit went from weighing to weighing. Gross and net are never compared with each
 * other. A step says what is unaccounted for; it does not say why.
 */
export function weightHistory(state: ExhibitState): WeightStep[] {
  return (["gross", "net"] as const).flatMap((type) => {
    const weighings = state.weighings.filter((weighing) => weighing[type] !== undefined);
    return weighings.slice(1).flatMap((to, i) => {
      const from = weighings[i];
      return from === undefined ? [] : [stepOf(state, type, from, to)];
    });
  });
}

function stepOf(state: ExhibitState, type: "gross" | "net", from: Weighing, to: Weighing): WeightStep {
  const [earlier, later] = [from[type], to[type]];
  const differenceGrams = rounded(grams(later) - grams(earlier));
  const takenOut = [
    ...state.parts.slice(from.partsBefore, to.partsBefore).map(({ quantity }) => quantity),
    ...state.consumed.slice(from.consumedBefore, to.consumedBefore),
  ];
  const takenOutGrams = totalGrams(takenOut);
  const uncertainties = [earlier, later].map((mass) =>
    mass?.uncertainty === undefined ? undefined : inGrams({ value: mass.uncertainty, unit: mass.unit }),
  );
  const uncertaintyGrams = uncertainties.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : rounded(sum + one)),
    0,
  );
  return {
    type,
    from: from.recordRef,
    to: to.recordRef,
    differenceGrams,
    ...(takenOutGrams === undefined
      ? {}
      : { takenOutGrams, unaccountedGrams: rounded(-differenceGrams - takenOutGrams) }),
    ...(uncertaintyGrams === undefined ? {} : { uncertaintyGrams }),
  };
}

function grams(mass: Weighing["gross"]): number {
  return mass === undefined ? 0 : inGrams(mass);
}

function totalGrams(quantities: readonly (Quantity | undefined)[]): number | undefined {
  const amounts = quantities.map(exactAmount);
  if (amounts.some((amount) => amount?.unit !== "gram")) return undefined;
  return rounded(amounts.reduce((sum, amount) => sum + (amount?.value ?? 0), 0));
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
