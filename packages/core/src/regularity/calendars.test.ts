// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfLength } from "../access/remedy-deadline.ts";
import { dayAfterWorkingDays, type HolidayCalendar } from "../access/working-days.ts";
import { calendars, holidayCalendar } from "./calendars.ts";
import { easterDay } from "./easter.ts";

const dayMs = 86_400_000;
const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

describe("Easter", () => {
  test.each([
    [1961, "1961-04-02"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2019, "2019-04-21"],
    [2024, "2024-03-31"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
    [2285, "2285-03-22"],
  ])("of %i is %s", (year, date) => {
    expect(dateOf(easterDay(year))).toBe(date);
  });

  test("is the Sunday after the full moon of the church, by another rule, for 3,000 years", () => {
    for (let year = 1583; year < 4583; year += 1)
      expect([year, dateOf(easterDay(year))]).toEqual([year, byMoon(year)]);
  });

  test("an Easter without the correction for skipped leap years is found", () => {
    const years = Array.from({ length: 200 }, (_, i) => 1900 + i);
    expect(years.filter((year) => julian(year) === byMoon(year)).length).toBeLessThan(years.length);
  });
});

describe("working days of France", () => {
  test("2026 has eleven holidays", () => {
    expect([...holidayCalendar("fr")(2026)].sort()).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  test.each([
    ["fr-alsace-moselle", ["2026-04-03", "2026-12-26"]],
    ["fr-guadeloupe", ["2026-05-27"]],
    ["fr-guyane", ["2026-06-10"]],
    ["fr-martinique", ["2026-05-22"]],
    ["fr-mayotte", ["2026-04-27"]],
    ["fr-reunion", ["2026-12-20"]],
  ] as const)("%s adds its own", (name, own) => {
    const country = holidayCalendar("fr")(2026);
    expect([...holidayCalendar(name)(2026)].filter((day) => !country.has(day)).sort()).toEqual([...own]);
  });

  test.each([
    ["over a weekend and nothing else", "2026-03-06T09:00:00.000Z", "weekends", "2026-03-17T22:59:59.999Z"],
    ["over Easter Monday", "2026-04-02T09:00:00.000Z", "fr", "2026-04-14T21:59:59.999Z"],
    [
      "over Good Friday in Strasbourg",
      "2026-04-02T09:00:00.000Z",
      "fr-alsace-moselle",
      "2026-04-15T21:59:59.999Z",
    ],
    ["over May, which has three", "2026-04-30T09:00:00.000Z", "fr", "2026-05-13T21:59:59.999Z"],
    ["over the turn of a year", "2026-12-23T09:00:00.000Z", "fr", "2027-01-05T22:59:59.999Z"],
  ] as const)("seven of them run %s", (_, from, name, end) => {
    const served = { earliest: from, latest: from, zone: "Europe/Paris", basis: "stated" } as const;
    const length = { count: 7, unit: "working-day" } as const;
    expect(endOfLength(length, served, holidayCalendar(name)).latest).toBe(end);
  });

  test("a holiday changes nothing where days are counted as days", () => {
    const from = { earliest: "2026-04-30T09:00:00.000Z", latest: "2026-04-30T09:00:00.000Z" };
    const served = { ...from, zone: "Europe/Paris", basis: "stated" } as const;
    const length = { count: 7, unit: "day" } as const;
    expect(endOfLength(length, served, holidayCalendar("fr"))).toEqual(endOfLength(length, served));
  });

  const anyCount = fc.record({
    from: fc.integer({ min: 11_000, max: 30_000 }),
    count: fc.integer({ min: 1, max: 300 }),
    name: fc.constantFrom(...(Object.keys(calendars) as (keyof typeof calendars)[])),
  });

  test("end where somebody who goes day by day ends", () => {
    fc.assert(
      fc.property(anyCount, ({ from, count, name }) => {
        expect(dayAfterWorkingDays(count, from, holidayCalendar(name))).toBe(
          dayByDay(count, from, holidayCalendar(name)),
        );
      }),
    );
  });

  test("a count that skips each holiday once and looks no further is found", () => {
    const hasty = (count: number, from: number, holidays: HolidayCalendar) => {
      const end = dayAfterWorkingDays(count, from);
      const years = [...holidays(new Date(end * dayMs).getUTCFullYear())];
      return (
        end +
        years.filter((date) => Date.parse(date) / dayMs > from && Date.parse(date) / dayMs <= end).length
      );
    };
    const found = fc.check(
      fc.property(
        anyCount,
        ({ from, count, name }) =>
          hasty(count, from, holidayCalendar(name)) === dayByDay(count, from, holidayCalendar(name)),
      ),
    );
    expect(found.failed).toBe(true);
  });
});

function dayByDay(count: number, from: number, holidays: HolidayCalendar): number {
  let day = from;
  for (let left = count; left > 0; ) {
    day += 1;
    const date = dateOf(day);
    const isOff = new Date(day * dayMs).getUTCDay() % 6 === 0 || holidays(Number(date.slice(0, 4))).has(date);
    if (!isOff) left -= 1;
  }
  return day;
}

/** Easter by golden number and epact, as the calendar of 1582 has it. */
function byMoon(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skipped = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - skipped - 10;
  const rest = (11 * golden + 20 + moon - skipped) % 30;
  const epact = rest < 0 ? rest + 30 : rest;
  const isLate = (epact === 25 && golden > 11) || epact === 24;
  const full = 44 - (isLate ? epact + 1 : epact);
  const march = full < 21 ? full + 30 : full;
  return dateOf(Date.UTC(year, 2, march + 7 - ((sunday + march) % 7)) / dayMs);
}

function julian(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  return dateOf(Date.UTC(year, Math.floor((d + e + 114) / 31) - 1, ((d + e + 114) % 31) + 1) / dayMs);
}
