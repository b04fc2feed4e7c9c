// SPDX-License-Identifier: Apache-2.0

/** A moment as a clock on a wall in some zone shows it. Months and days from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** What the clocks of a zone show. @param zone a name of the IANA Time Zone Database */
export function localTimeOf(instantMs: number, zone: string): LocalTime {
  const parts = clockOf(zone).formatToParts(instantMs);
  const numberOf = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: numberOf("year"),
    month: numberOf("month"),
    day: numberOf("day"),
    hour: numberOf("hour"),
    minute: numberOf("minute"),
  };
}

/** The day of a time, `2025-12-21`. */
export function isoDayOf({ year, month, day }: Pick<LocalTime, "year" | "month" | "day">): string {
  return [String(year).padStart(4, "0"), twoDigits(month), twoDigits(day)].join("-");
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * The moment at which the clocks of a zone show a time; a day or month beyond its end runs on. A time that a
 * change of clocks leaves out is taken as late as it is named, one that comes twice as its first.
 */
export function instantOfLocal(time: LocalTime, zone: string): number {
  const shown = asIfUtc(time);
  const before = shown - offsetMs(shown - dayMs, zone);
  return before + offsetMs(before, zone) === shown ? before : shown - offsetMs(shown + dayMs, zone);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayNumberOf(time: LocalTime): number {
  return new Date(asIfUtc(time)).getUTCDay();
}

const dayMs = 86_400_000;

/** How far the clocks of a zone are ahead of UTC, whole minutes. */
function offsetMs(instantMs: number, zone: string): number {
  const wholeMinute = Math.floor(instantMs / 60_000) * 60_000;
  return asIfUtc(localTimeOf(wholeMinute, zone)) - wholeMinute;
}

function asIfUtc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** Made once for each zone: to make one costs far more than to ask it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? madeClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function madeClock(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
}
