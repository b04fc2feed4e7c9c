// SPDX-License-Identifier: Apache-2.0

/** A time within which something took place, both ends included; UTC instants with milliseconds. */
export interface Interval {
  readonly earliest: string;
  readonly latest: string;
}

export type TimeOrder = "before" | "after" | "overlaps";

/** How one time stands to another for every moment that they allow; `overlaps` if that cannot be said. */
export function orderOf(one: Interval, other: Interval): TimeOrder {
  if (one.latest < other.earliest) return "before";
  return other.latest < one.earliest ? "after" : "overlaps";
}

/** A time according to one source. */
export interface TimeReading {
  readonly interval: Interval;
  /** The record that says so. */
  readonly sourceRef: string;
}

export interface OrderCase {
  readonly oneSourceRef: string;
  readonly otherSourceRef: string;
  readonly order: TimeOrder;
}

export interface OrderOfReadings {
  /** The answer if every pair of sources gives the same; `depends` on which source is right, else. */
  readonly answer: TimeOrder | "depends" | "unknown";
  readonly cases: readonly OrderCase[];
}

/** How one event stands to another under each source that dates them; `unknown` if one is dated by nobody. */
export function orderOfReadings(one: readonly TimeReading[], other: readonly TimeReading[]): OrderOfReadings {
  const cases = one.flatMap((first) =>
    other.map((second) => ({
      oneSourceRef: first.sourceRef,
      otherSourceRef: second.sourceRef,
      order: orderOf(first.interval, second.interval),
    })),
  );
  const answers = new Set(cases.map(({ order }) => order));
  const [answer] = answers;
  if (answer === undefined) return { answer: "unknown", cases };
  return { answer: answers.size === 1 ? answer : "depends", cases };
}
