// SPDX-License-Identifier: Apache-2.0
import type { CountLine, IncidentsView } from "@scelle/core/api";

/** What the register answers on two counts: they can be read against each other, or not and why. */
export type PairAnswer =
  | { readonly isComparable: true; readonly one: CountLine; readonly other: CountLine }
  | {
      readonly isComparable: false;
      readonly one: CountLine;
      readonly other: CountLine;
      readonly reasons: readonly string[];
      readonly nearest?: readonly [CountLine, CountLine];
    };

/** @returns undefined if one of the two is not in the view */
export function pairAnswer(
  { counts, unlike }: Pick<IncidentsView, "counts" | "unlike">,
  oneRef: string,
  otherRef: string,
): PairAnswer | undefined {
  const countAt = (ref: string) => counts.find(({ recordRef }) => recordRef === ref);
  const [one, other] = [countAt(oneRef), countAt(otherRef)];
  if (one === undefined || other === undefined) return undefined;
  const refusal = unlike.find(
    (pair) =>
      (pair.oneRef === oneRef && pair.otherRef === otherRef) ||
      (pair.oneRef === otherRef && pair.otherRef === oneRef),
  );
  if (refusal === undefined) return { isComparable: true, one, other };
  const [first, second] = (refusal.nearest ?? []).map(countAt);
  return {
    isComparable: false,
    one,
    other,
    reasons: refusal.reasons,
    ...(first === undefined || second === undefined ? {} : { nearest: [first, second] }),
  };
}

/**
 * How a count stood at a moment: known, replaced by a later one, given up, or not published yet, not even
 * perhaps.
 */
export type CountStanding = "known" | "superseded" | "given-up" | "perhaps" | "not-yet";

/** @param at the moment as of which the view knows counts */
export function standingOf(count: CountLine, at: string, counts: readonly CountLine[]): CountStanding {
  if (count.isKnown) return "known";
  if (count.knownFrom.latest > at) return count.knownFrom.earliest <= at ? "perhaps" : "not-yet";
  const later = counts.find(({ recordRef }) => recordRef === count.supersededByRef);
  return later !== undefined && later.knownFrom.latest <= at ? "superseded" : "given-up";
}

/** How far a drawing of counts must reach: the largest count or upper limit. */
export function countReach(counts: readonly CountLine[]): number {
  return Math.max(
    1,
    ...counts.flatMap(({ amount, interval }) => [
      amount.value ?? amount.about ?? amount.high ?? 0,
      interval?.high ?? 0,
    ]),
  );
}

/** A few round numbers from 0 up to a reach. */
export function roundMarks(reach: number): number[] {
  const power = 10 ** Math.floor(Math.log10(reach / 4));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((length) => reach / length <= 5) ?? power;
  const whole = Math.max(1, step);
  return Array.from({ length: Math.floor(reach / whole) + 1 }, (_, n) => n * whole);
}
