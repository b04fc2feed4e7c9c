// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOfLocal, localTimeOf } from "./local-time.ts";
import { type RelativeTime, resolveRelativeTime, type TimeInterval } from "./relative-time.ts";
import { orderOf, orderOfReadings } from "./time-order.ts";

/** A Wednesday. */
const wednesday = published("2026-02-25T08:00:00.000Z");
const monday = (part: "whole-day" | "daytime" | "night-into" | "night-after"): RelativeTime => ({
  weekday: "monday",
  part,
});

describe("a time that hangs on the day of its text", () => {
  test.each<[string, RelativeTime, string, string]>([
    ["a week ago", { daysBefore: 7, withinDays: 1 }, "2026-02-16T23:00:00.000Z", "2026-02-19T22:59:59.999Z"],
    ["yesterday", { daysBefore: 1, withinDays: 0 }, "2026-02-23T23:00:00.000Z", "2026-02-24T22:59:59.999Z"],
    ["on Monday", monday("whole-day"), "2026-02-22T23:00:00.000Z", "2026-02-23T22:59:59.999Z"],
    ["by day on Monday", monday("daytime"), "2026-02-23T05:00:00.000Z", "2026-02-23T16:59:59.999Z"],
    ["on Monday night", monday("night-after"), "2026-02-23T17:00:00.000Z", "2026-02-24T04:59:59.999Z"],
    ["in der Nacht zum Montag", monday("night-into"), "2026-02-22T17:00:00.000Z", "2026-02-23T04:59:59.999Z"],
  ])("%s", (_, said, earliest, latest) => {
    expect(resolveRelativeTime(said, wednesday)).toEqual({
      earliest,
      latest,
      zone: "Europe/Paris",
      basis: "derived",
    });
  });

  test("keeps the words that it was said in", () => {
    expect(resolveRelativeTime(monday("whole-day"), wednesday, "lundi").label).toBe("lundi");
  });

  test("today ends when the text came out", () => {
    expect(resolveRelativeTime({ daysBefore: 0, withinDays: 0 }, wednesday).latest).toBe(wednesday.latest);
  });

  test("is of the week before, in a text that came out before that night began", () => {
    const noon = published("2026-02-23T11:00:00.000Z");
    expect(resolveRelativeTime(monday("night-after"), noon).earliest).toBe("2026-02-16T17:00:00.000Z");
    expect(resolveRelativeTime(monday("night-into"), noon).earliest).toBe("2026-02-22T17:00:00.000Z");
  });

  test("is of the day that the zone has, not of the day of UTC", () => {
    const lateInNoumea = { ...published("2026-02-23T20:00:00.000Z"), zone: "Pacific/Noumea" };
    expect(resolveRelativeTime({ daysBefore: 0, withinDays: 0 }, lateInNoumea).earliest).toBe(
      "2026-02-23T13:00:00.000Z",
    );
  });

  test("a night in which the clocks change is an hour shorter or longer", () => {
    const spring = resolveRelativeTime(
      { weekday: "sunday", part: "night-into" },
      published("2026-03-30T08:00:00.000Z"),
    );
    const autumn = resolveRelativeTime(
      { weekday: "sunday", part: "night-into" },
      published("2026-10-26T08:00:00.000Z"),
    );
    expect([hoursOf(spring), hoursOf(autumn)]).toEqual([11, 13]);
  });

  test("a text whose own day is uncertain makes it as uncertain", () => {
    const either = { ...wednesday, latest: "2026-02-26T08:00:00.000Z" };
    const { earliest, latest } = resolveRelativeTime({ daysBefore: 1, withinDays: 0 }, either);
    expect([earliest, latest]).toEqual(["2026-02-23T23:00:00.000Z", "2026-02-25T22:59:59.999Z"]);
  });
});

test.each(["Europe/Paris", "America/St_Johns", "Pacific/Apia", "UTC"])(
  "clocks of %s are read both ways",
  (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
        const minuteMs = Math.floor(seconds / 60) * 60_000;
        const local = localTimeOf(minuteMs, zone);
        expect(localTimeOf(instantOfLocal(local, zone), zone)).toEqual(local);
      }),
      // A minute after the clocks of Newfoundland went forward, at one minute past midnight.
      { numRuns: 60, examples: [[Date.UTC(2007, 2, 11, 3, 32) / 1_000]] },
    );
  },
);

describe("before and after", () => {
  test("are what every moment of both intervals says, and overlaps is the rest", () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([a, b]) => ({ earliest: instant(Math.min(a, b)), latest: instant(Math.max(a, b)) }));
    fc.assert(
      fc.property(interval, interval, (one, other) => {
        const moments = (of: typeof one) =>
          Array.from({ length: 21 }, (_, i) => instant(i)).filter(
            (at) => at >= of.earliest && at <= of.latest,
          );
        const pairs = moments(one).flatMap((a) => moments(other).map((b) => [a, b] as const));
        const isBefore = pairs.every(([a, b]) => a < b);
        const isAfter = pairs.every(([a, b]) => a > b);
        expect(orderOf(one, other)).toBe(isBefore ? "before" : isAfter ? "after" : "overlaps");
      }),
    );
  });

  test("nobody dates what no source dates", () => {
    const dated = [{ interval: wednesday, sourceRef: "a" }];
    expect(orderOfReadings([], dated)).toEqual({ answer: "unknown", cases: [] });
  });
});

function published(at: string): TimeInterval {
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
}

function hoursOf({ earliest, latest }: TimeInterval): number {
  return Math.round((Date.parse(latest) - Date.parse(earliest)) / 3_600_000);
}

function instant(hour: number): string {
  return new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
}
