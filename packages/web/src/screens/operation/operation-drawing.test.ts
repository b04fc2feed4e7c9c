// SPDX-License-Identifier: Apache-2.0
import type { ShiftLine } from "@scelle/core/api";
import { describe, expect, test } from "vitest";
import { shiftGrid, staffingOf } from "./shift-grid.ts";
import { axisMarks, markStepHours, nightsOf, shareOf, timeAxis } from "./time-axis.ts";

const zone = "Europe/Paris";

function shift(from: string, to: string, numbers: Partial<ShiftLine> = {}): ShiftLine {
  const time = (at: string) => ({ earliest: at, latest: at, zone, basis: "stated" as const });
  return { recordRef: from, startsAt: time(from), endsAt: time(to), ...numbers };
}

describe("shifts around the clock", () => {
  test("a shift over midnight stands on both of its days", () => {
    const grid = shiftGrid([shift("2026-01-10T21:00:00.000Z", "2026-01-11T05:00:00.000Z")]);
    const hours = grid?.days.map(({ bars }) => bars.map(({ fromHour, toHour }) => [fromHour, toHour]));
    expect(hours).toEqual([[[22, 24]], [[0, 6]]]);
  });

  test("hours are those of the clock on the wall, also on the day when clocks change", () => {
    const grid = shiftGrid([shift("2026-03-28T23:30:00.000Z", "2026-03-29T04:00:00.000Z")]);
    expect(grid?.days[0]?.bars[0]).toMatchObject({ fromHour: 0.5, toHour: 6 });
  });

  test("fewer there than required is a shortage; numbers given as about leave it open", () => {
    expect(staffingOf({ required: { value: 40 }, staffed: { value: 31 } })).toBe("short");
    expect(staffingOf({ required: { value: 40 }, staffed: { about: 31 } })).toBe("perhaps-short");
    expect(staffingOf({ required: { value: 40 }, staffed: { low: 35, high: 45 } })).toBe("perhaps-short");
    expect(staffingOf({ required: { low: 30, high: 40 }, staffed: { value: 40 } })).toBe("enough");
    expect(staffingOf({ required: { value: 40 } })).toBe("unknown");
  });

  test("a service keeps its lane through the days", () => {
    const grid = shiftGrid([
      shift("2026-01-10T08:00:00.000Z", "2026-01-10T16:00:00.000Z", { bodyRef: "one" }),
      shift("2026-01-10T08:00:00.000Z", "2026-01-10T16:00:00.000Z", { bodyRef: "two" }),
      shift("2026-01-11T08:00:00.000Z", "2026-01-11T16:00:00.000Z", { bodyRef: "two" }),
    ]);
    expect(grid?.days[1]?.bars.map(({ lane }) => lane)).toEqual([1]);
  });
});

describe("a night on a line of time", () => {
  const reading = { earliest: "2026-01-11T17:00:00.000Z", latest: "2026-01-12T05:00:00.000Z" };
  const plan = { earliest: "2026-01-12T05:00:00.000Z", latest: "2026-01-12T05:00:00.000Z" };
  const axis = timeAxis([reading, plan], zone);

  test("every time lies on the axis, in its order", () => {
    if (axis === undefined) throw new Error("no axis");
    const shares = [reading.earliest, reading.latest].map((at) => shareOf(axis, Date.parse(at)));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[1]).toBeGreaterThan(shares[0] ?? 1);
    expect(shares[1]).toBeLessThan(1);
  });

  test("a night is from 18:00 to 06:00 as the register resolves the word", () => {
    if (axis === undefined) throw new Error("no axis");
    expect(nightsOf(axis)[0]).toEqual({
      fromMs: Date.parse(reading.earliest),
      toMs: Date.parse(reading.latest),
    });
  });

  test("marks leave each other room on a narrow screen", () => {
    if (axis === undefined) throw new Error("no axis");
    const step = markStepHours(axis, 300, 40);
    expect(axisMarks(axis, step).length).toBeLessThanOrEqual(300 / 40 + 1);
  });
});
