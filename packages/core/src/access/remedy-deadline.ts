// SPDX-License-Identifier: Apache-2.0
import type { LengthOfTime } from "../records/length-of-time.ts";
import type { TimeInterval } from "../records/values.ts";
import { instantOfLocal, type LocalTime, localTimeOf } from "../statements/local-time.ts";
import { dayAfterWorkingDays, type HolidayCalendar } from "./working-days.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * When a length of time that runs from an event ends, in the zone of the event. Hours run from the event
 * itself; whatever is longer ends with its last day, and the day of the event does not count. A day that a
 * month does not have is the last one that it has. Working days are Monday to Friday.
 * @param holidays what the place adds to that; without it no day of the week is a holiday
 */
export function endOfLength(
  { count, unit }: LengthOfTime,
  from: TimeInterval,
  holidays?: HolidayCalendar,
): TimeInterval {
  const { zone } = from;
  const endOf = (instant: string) =>
    new Date(endMs({ count, unit }, Date.parse(instant), zone, holidays)).toISOString();
  return { earliest: endOf(from.earliest), latest: endOf(from.latest), zone, basis: "derived" };
}

function endMs(
  { count, unit }: LengthOfTime,
  fromMs: number,
  zone: string,
  holidays: HolidayCalendar | undefined,
): number {
  if (unit === "hour") return fromMs + count * hourMs;
  const today = localTimeOf(fromMs, zone);
  const last = lastDay(count, unit, today, holidays);
  // The last moment of that day: the first of the next one less the smallest step of a clock here.
  return instantOfLocal({ ...last, day: last.day + 1, hour: 0, minute: 0 }, zone) - 1;
}

function lastDay(
  count: number,
  unit: Exclude<LengthOfTime["unit"], "hour">,
  today: LocalTime,
  holidays: HolidayCalendar | undefined,
): LocalTime {
  switch (unit) {
    case "day":
      return { ...today, day: today.day + count };
    case "week":
      return { ...today, day: today.day + 7 * count };
    case "working-day":
      return afterWorkingDays(count, today, holidays);
    case "month":
      return afterMonths(count, today);
    case "year":
      return afterMonths(12 * count, today);
  }
}

function afterWorkingDays(count: number, today: LocalTime, holidays: HolidayCalendar | undefined): LocalTime {
  const fromDay = Date.UTC(today.year, today.month - 1, today.day) / dayMs;
  return { ...today, day: today.day + dayAfterWorkingDays(count, fromDay, holidays) - fromDay };
}

function afterMonths(count: number, today: LocalTime): LocalTime {
  const month = today.month + count;
  const daysOfMonth = new Date(Date.UTC(today.year, month, 0)).getUTCDate();
  return { ...today, month, day: Math.min(today.day, daysOfMonth) };
}
