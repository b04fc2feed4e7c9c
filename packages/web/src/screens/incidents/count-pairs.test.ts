// SPDX-License-Identifier: Apache-2.0
import type { CountLine } from "@scelle/core/api";
import { describe, expect, test } from "vitest";
import { countReach, pairAnswer, roundMarks, standingOf } from "./count-pairs.ts";

const day = {
  earliest: "2026-01-01T00:00:00.000Z",
  latest: "2026-12-31T23:59:59.999Z",
  zone: "UTC",
  basis: "stated",
} as const;

function count(recordRef: string, value: number): CountLine {
  return {
    recordRef,
    measure: "deaths",
    amount: { value, unit: "death" },
    definition: "tied to trafficking",
    territory: "Velmar",
    period: day,
    knownFrom: day,
    isKnown: true,
  };
}

const counts = [count("47", 47), count("49", 49), count("60", 60)];
const unlike = [
  { oneRef: "49", otherRef: "60", reasons: ["definition"], nearest: ["49", "47"] as [string, string] },
];

describe("two counts chosen to be compared", () => {
  test("counts that the register does not hold apart can be compared", () => {
    expect(pairAnswer({ counts, unlike }, "47", "49")?.isComparable).toBe(true);
  });

  test("a refused comparison says why and offers the nearest valid pair, whichever was chosen first", () => {
    const answer = pairAnswer({ counts, unlike }, "60", "49");
    expect(answer).toMatchObject({ isComparable: false, reasons: ["definition"] });
    expect(answer && "nearest" in answer && answer.nearest?.map(({ amount }) => amount.value)).toEqual([
      49, 47,
    ]);
  });

  test("a count that was replaced is told from one that nobody had published yet", () => {
    const knownFrom = (from: string, to: string) => ({ ...day, earliest: from, latest: to });
    const first = {
      ...count("47", 47),
      supersededByRef: "49",
      knownFrom: knownFrom("2025-12-21T00:00:00.000Z", "2025-12-21T23:59:59.999Z"),
      isKnown: false,
    };
    const later = {
      ...count("49", 49),
      knownFrom: knownFrom("2026-01-15T00:00:00.000Z", "2026-01-15T23:59:59.999Z"),
    };
    const both = [first, later];
    expect(standingOf(first, "2026-02-01T00:00:00.000Z", both)).toBe("superseded");
    expect(standingOf({ ...later, isKnown: false }, "2025-12-25T00:00:00.000Z", both)).toBe("not-yet");
    expect(standingOf({ ...later, isKnown: false }, "2026-01-15T12:00:00.000Z", both)).toBe("perhaps");
    expect(standingOf({ ...first, isKnown: true }, "2025-12-25T00:00:00.000Z", both)).toBe("known");
    expect(standingOf(first, "2026-01-01T00:00:00.000Z", both)).toBe("given-up");
  });

  test("a drawing reaches over every count and its interval", () => {
    const wide = {
      ...count("49", 49),
      interval: { low: 36, high: 64.8, level: 0.95, method: "", isExact: true },
    };
    expect(countReach([count("47", 47), wide])).toBe(64.8);
  });

  test("marks are few, round and begin at nothing", () => {
    expect(roundMarks(64.8)).toEqual([0, 20, 40, 60]);
    expect(roundMarks(1)).toEqual([0, 1]);
  });
});
