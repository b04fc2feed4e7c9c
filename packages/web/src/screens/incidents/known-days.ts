// SPDX-License-Identifier: Apache-2.0
import { instantOfLocal, isoDayOf, localTimeOf } from "@scelle/core";

/** The day of a moment in a zone, `2025-12-21`. */
export function dayOf(instant: string, zone: string): string {
  return isoDayOf(localTimeOf(Date.parse(instant), zone));
}

/** The last moment of a day in a zone; undefined while a day is only half typed. */
export function endOfDay(day: string, zone: string): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined || Number(year) < 1900) return undefined;
  const next = { year: Number(year), month: Number(month), day: Number(date) + 1, hour: 0, minute: 0 };
  return new Date(instantOfLocal(next, zone) - 1).toISOString();
}
