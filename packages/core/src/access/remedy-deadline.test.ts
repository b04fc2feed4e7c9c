// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LengthOfTime } from "../records/length-of-time.ts";
import { endOfLength } from "./remedy-deadline.ts";

const served = (instant: string, zone = "Europe/Paris") => ({
  earliest: instant,
  latest: instant,
  zone,
  basis: "stated" as const,
});

describe("a time limit that runs from a notice", () => {
  test.each<[string, LengthOfTime, string, string]>([
    [
      "hours run from the notice itself",
      { count: 48, unit: "hour" },
      "2031-03-03T09:00:00.000Z",
      "2031-03-05T09:00:00.000Z",
    ],
    [
      "the day of the notice does not count",
      { count: 10, unit: "day" },
      "2031-03-03T09:00:00.000Z",
      "2031-03-13T22:59:59.999Z",
    ],
    [
      "a change of clocks does not move it",
      { count: 1, unit: "month" },
      "2031-03-03T09:00:00.000Z",
      "2031-04-03T21:59:59.999Z",
    ],
    [
      "a month that is shorter ends with its last day",
      { count: 1, unit: "month" },
      "2031-01-31T09:00:00.000Z",
      "2031-02-28T22:59:59.999Z",
    ],
    [
      "a leap day is there when there is one",
      { count: 1, unit: "year" },
      "2031-02-28T09:00:00.000Z",
      "2032-02-28T22:59:59.999Z",
    ],
    [
      "working days leave out the end of the week",
      { count: 7, unit: "working-day" },
      "2031-03-06T09:00:00.000Z",
      "2031-03-17T22:59:59.999Z",
    ],
    [
      "five working days are a week",
      { count: 5, unit: "working-day" },
      "2031-03-08T09:00:00.000Z",
      "2031-03-14T22:59:59.999Z",
    ],
    [
      "late in the evening it is the day of the zone that counts",
      { count: 1, unit: "day" },
      "2031-03-03T23:30:00.000Z",
      "2031-03-05T22:59:59.999Z",
    ],
  ])("%s", (_, length, from, end) => {
    expect(endOfLength(length, served(from)).latest).toBe(end);
  });

  test("is as uncertain as the notice", () => {
    const notice = { ...served("2031-03-03T09:00:00.000Z"), latest: "2031-03-04T09:00:00.000Z" };
    expect(endOfLength({ count: 1, unit: "day" }, notice)).toMatchObject({
      earliest: "2031-03-04T22:59:59.999Z",
      latest: "2031-03-05T22:59:59.999Z",
    });
  });

  test("ends on a working day, after as many working days as it says, wherever it begins", () => {
    const start = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const from = Date.UTC(2031, 0, 1 + day, 12);
        const end = endOfLength({ count, unit: "working-day" }, served(new Date(from).toISOString(), "UTC"));
        let counted = 0;
        for (let at = from + 86_400_000; at <= Date.parse(end.latest); at += 86_400_000) {
          if (new Date(at).getUTCDay() % 6 !== 0) counted += 1;
        }
        expect(counted).toBe(count);
        expect(new Date(end.latest).getUTCDay() % 6).not.toBe(0);
      }),
    );
  });
});
