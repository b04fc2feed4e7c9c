// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { relativeTime } from "../records/statement-values.ts";
import type { dayParts } from "../records/statement-vocabularies.ts";
import type { timeInterval } from "../records/values.ts";
import { instantOfLocal, type LocalTime, localTimeOf, weekdayNumberOf } from "./local-time.ts";

export type TimeInterval = z.infer<typeof timeInterval>;
/** A time said relative to the day of its text, as data. Nothing here reads sentences. */
export type RelativeTime = z.infer<typeof relativeTime>;

/**
 * The interval that a relative time means in a text of that date, in the zone of that date. “A week ago” is
 * seven days before, give or take what the record allows; a weekday is the last one that had begun when the
 * text came out. A night is 18:00 to 06:00, and by day is the rest: wide, so that nothing is made exact that
 * was not. Both ends belong to it.
 * @param label the words that it was said in
 */
export function resolveRelativeTime(
  said: RelativeTime,
  publishedAt: TimeInterval,
  label?: string,
): TimeInterval {
  const { zone } = publishedAt;
  const spanAt = (publishedMs: number) =>
    "daysBefore" in said ? daysBefore(said, publishedMs, zone) : lastWeekday(said, publishedMs, zone);
  const early = spanAt(Date.parse(publishedAt.earliest));
  const late = spanAt(Date.parse(publishedAt.latest));
  return {
    earliest: new Date(early.fromMs).toISOString(),
    latest: new Date(late.toMs - 1).toISOString(),
    zone,
    basis: "derived",
    ...(label === undefined ? {} : { label }),
  };
}

/** From a moment to just before another. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

function daysBefore(
  { daysBefore: days, withinDays }: Extract<RelativeTime, { daysBefore: number }>,
  publishedMs: number,
  zone: string,
): Span {
  const today = localTimeOf(publishedMs, zone);
  const endMs = atHour(today, 1 - days + withinDays, 0, zone);
  return {
    fromMs: atHour(today, -days - withinDays, 0, zone),
    toMs: Math.min(endMs, publishedMs + 1),
  };
}

function lastWeekday(
  { weekday, part }: Extract<RelativeTime, { weekday: string }>,
  publishedMs: number,
  zone: string,
): Span {
  const today = localTimeOf(publishedMs, zone);
  const daysBack = (weekdayNumberOf(today) - weekdayNumbers[weekday] + 7) % 7;
  const span = partOfDay(today, -daysBack, part, zone);
  return span.fromMs <= publishedMs ? span : partOfDay(today, -daysBack - 7, part, zone);
}

const weekdayNumbers = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
} as const;

/** For each part its first and last hour, counted from the midnight that the day begins with. */
const hoursOfPart: Readonly<Record<keyof typeof dayParts, readonly [number, number]>> = {
  "whole-day": [0, 24],
  daytime: [6, 18],
  "night-into": [-6, 6],
  "night-after": [18, 30],
};

function partOfDay(today: LocalTime, days: number, part: keyof typeof dayParts, zone: string): Span {
  const [from, to] = hoursOfPart[part];
  return { fromMs: atHour(today, days, from, zone), toMs: atHour(today, days, to, zone) };
}

/** An hour of the day so many days on; hours below 0 and above 24 lie on the days beside it. */
function atHour({ year, month, day }: LocalTime, days: number, hour: number, zone: string): number {
  return instantOfLocal({ year, month, day: day + days, hour, minute: 0 }, zone);
}
