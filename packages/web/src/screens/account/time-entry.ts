// SPDX-License-Identifier: Apache-2.0

import type { dayParts, weekdays } from "@scelle/core";
import { instantOfLocal, type RelativeTime, resolveRelativeTime, type TimeInterval } from "@scelle/core";

/** How a person states the time of a statement, before it is an interval. */
export type TimeEntry =
  | { readonly mode: "none" }
  | { readonly mode: "published" }
  | {
      readonly mode: "weekday";
      readonly weekday: keyof typeof weekdays;
      readonly part: keyof typeof dayParts;
      readonly words: string;
    }
  | {
      readonly mode: "days";
      readonly daysBefore: number;
      readonly withinDays: number;
      readonly words: string;
    }
  | {
      readonly mode: "interval";
      /** As a local clock shows them, `2026-02-22T18:00`. */
      readonly earliest: string;
      readonly latest: string;
      readonly words: string;
    };

export interface StatedTime {
  readonly validTime?: TimeInterval;
  readonly saidTime?: RelativeTime;
}

/**
 * The interval that was meant. A time relative to its text hangs on the day of the text, and both are kept.
 * @param publishedLabel the words for “at publication”
 * @returns nothing where there is no time, or not yet a whole one
 */
export function statedTime(
  entry: TimeEntry,
  publishedAt: TimeInterval | undefined,
  publishedLabel: string,
): StatedTime {
  if (entry.mode === "none" || publishedAt === undefined) return {};
  if (entry.mode === "published") {
    return { validTime: { ...publishedAt, basis: "derived", label: publishedLabel } };
  }
  const label = entry.words.trim() === "" ? undefined : entry.words.trim();
  if (entry.mode === "interval")
    return intervalBetween(entry.earliest, entry.latest, publishedAt.zone, label);
  const saidTime: RelativeTime =
    entry.mode === "weekday"
      ? { weekday: entry.weekday, part: entry.part }
      : { daysBefore: entry.daysBefore, withinDays: entry.withinDays };
  return { validTime: resolveRelativeTime(saidTime, publishedAt, label), saidTime };
}

function intervalBetween(
  earliest: string,
  latest: string,
  zone: string,
  label: string | undefined,
): StatedTime {
  const [from, to] = [instantAt(earliest, zone), instantAt(latest, zone)];
  if (from === undefined || to === undefined || to < from) return {};
  const words = label === undefined ? {} : { label };
  return { validTime: { earliest: from, latest: to, zone, basis: "stated", ...words } };
}

function instantAt(local: string, zone: string): string | undefined {
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined) return undefined;
  return new Date(instantOfLocal({ year, month, day, hour, minute }, zone)).toISOString();
}
