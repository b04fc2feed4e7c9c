// SPDX-License-Identifier: Apache-2.0

/** The days of a year on which a place does not work beside the ends of its weeks, as ISO 8601 days. */
export type HolidayCalendar = (year: number) => ReadonlySet<string>;

const dayMs = 86_400_000;

/**
 * The day after so many working days, Monday to Friday apart from holidays. The first day does not count;
 * from the end of a week one counts from the working day before it.
 * @param fromDay days since 1970-01-01
 * @returns days since 1970-01-01
 */
export function dayAfterWorkingDays(count: number, fromDay: number, holidays?: HolidayCalendar): number {
  let day = fromDay;
  while (isWeekend(day)) day -= 1;
  for (let left = count; left > 0; ) {
    const end = afterWeekdays(left, day);
    left = holidays === undefined ? 0 : holidaysWithin(day, end, holidays);
    day = end;
  }
  return day;
}

/** Whole weeks are five; what is left goes day by day. */
function afterWeekdays(count: number, fromDay: number): number {
  let day = fromDay + 7 * Math.floor(count / 5);
  for (let left = count % 5; left > 0; ) {
    day += 1;
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

/** How many of the days after one and up to another are holidays in the week. */
function holidaysWithin(after: number, upTo: number, holidays: HolidayCalendar): number {
  let count = 0;
  for (let year = yearOf(after); year <= yearOf(upTo); year += 1) {
    for (const date of holidays(year)) {
      const day = Date.parse(date) / dayMs;
      if (day > after && day <= upTo && !isWeekend(day)) count += 1;
    }
  }
  return count;
}

function isWeekend(day: number): boolean {
  return new Date(day * dayMs).getUTCDay() % 6 === 0;
}

function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}
