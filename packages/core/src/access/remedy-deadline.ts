// SPDX-License-Identifier: Apache-2.0
import type { LengthOfTime } from "../records/length-of-time.ts";
import type { TimeInterval } from "../records/values.ts";
import { instantOfLocal, type LocalTime, localTimeOf, weekdayNumberOf } from "../statements/local-time.ts";

const hourMs = 3_600_000;

/**
 * When a length of time that runs from an event ends, in the zone of the event. Hours run from the event
 * itself; whatever is longer ends with its last day, and the day of the event does not count. A day that a
 * month does not have is the last one that it has. Working days are Monday to Friday: what a calendar of
 * holidays would add is not known here.
 */
export function endOfLength({ count, unit }: LengthOfTime, from: TimeInterval): TimeInterval {
  const { zone } = from;
  const endOf = (instant: string) => new Date(endMs(count, unit, Date.parse(instant), zone)).toISOString();
  return { earliest: endOf(from.earliest), latest: endOf(from.latest), zone, basis: "derived" };
}

function endMs(count: number, unit: LengthOfTime["unit"], fromMs: number, zone: string): number {
  if (unit === "hour") return fromMs + count * hourMs;
  const today = localTimeOf(fromMs, zone);
  const last = lastDay(count, unit, today);
  // The last moment of that day: the first of the next one less the smallest step of a clock here.
  return instantOfLocal({ ...last, day: last.day + 1, hour: 0, minute: 0 }, zone) - 1;
}

function lastDay(count: number, unit: Exclude<LengthOfTime["unit"], "hour">, today: LocalTime): LocalTime {
  switch (unit) {
    case "day":
      return { ...today, day: today.day + count };
    case "week":
      return { ...today, day: today.day + 7 * count };
    case "working-day":
      return afterWorkingDays(count, today);
    case "month":
      return afterMonths(count, today);
    case "year":
      return afterMonths(12 * count, today);
  }
}

/** Counted from the last working day up to today: whole weeks are five, what is left goes day by day. */
function afterWorkingDays(count: number, today: LocalTime): LocalTime {
  let { day } = today;
  while (isWeekend({ ...today, day })) day -= 1;
  day += 7 * Math.floor(count / 5);
  for (let left = count % 5; left > 0; ) {
    day += 1;
    if (!isWeekend({ ...today, day })) left -= 1;
  }
  return { ...today, day };
}

function isWeekend(time: LocalTime): boolean {
  const weekday = weekdayNumberOf(time);
  return weekday === 0 || weekday === 6;
}

function afterMonths(count: number, today: LocalTime): LocalTime {
  const month = today.month + count;
  const daysOfMonth = new Date(Date.UTC(today.year, month, 0)).getUTCDate();
  return { ...today, month, day: Math.min(today.day, daysOfMonth) };
}
