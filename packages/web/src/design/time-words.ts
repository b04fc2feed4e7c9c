// SPDX-License-Identifier: Apache-2.0
import type { Language, TimeInterval } from "@scelle/core";

const dayForm = { day: "numeric", month: "long", year: "numeric" } as const;
const clockForm = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
export const locales = { en: "en-GB", fr: "fr-FR" } as const;
const dayMs = 86_400_000;

/** A moment to the minute: day and clock in a zone, the reader's where none is given. */
export function instantText(instant: string, language: Language, zone?: string): string {
  return format(language, zone, { ...dayForm, ...clockForm }).format(new Date(instant));
}

/** An interval as one reads it: a moment, hours of a day, whole days, or from one moment to another. */
export function intervalText({ earliest, latest, zone }: TimeInterval, language: Language): string {
  if (earliest === latest) return instantText(earliest, language, zone);
  const [from, until] = [new Date(earliest), new Date(latest)];
  if (isDayStart(from, zone) && isDayEnd(until, zone)) {
    return format(language, zone, dayForm).formatRange(from, until);
  }
  return format(language, zone, { ...dayForm, ...clockForm }).formatRange(from, until);
}

/** From one day to another, in the reader's zone. */
export function daysText(from: string, until: string, language: Language): string {
  return format(language, undefined, dayForm).formatRange(new Date(from), new Date(until));
}

/** Whether the reader's clock shows the same time as that of the zone in which an interval was stated. */
export function isReadersZone({ earliest, zone }: TimeInterval): boolean {
  return instantText(earliest, "en") === instantText(earliest, "en", zone);
}

/** A length of time in its two largest units. */
export function durationText(ms: number, language: Language): string {
  const minutes = Math.floor(ms / 60_000);
  const [days, hours, rest] = [Math.floor(ms / dayMs), Math.floor(minutes / 60) % 24, minutes % 60];
  const unit = (value: number, name: "day" | "hour" | "minute" | "second") =>
    new Intl.NumberFormat(locales[language], {
      style: "unit",
      unit: name,
      unitDisplay: unitForm[name],
    }).format(value);
  if (days > 0) return [unit(days, "day"), ...(hours > 0 ? [unit(hours, "hour")] : [])].join(" ");
  if (hours > 0) return [unit(hours, "hour"), ...(rest > 0 ? [unit(rest, "minute")] : [])].join(" ");
  return minutes > 0 ? unit(minutes, "minute") : unit(Math.round(ms / 1000), "second");
}

/** Hour and minute in a zone. */
function clockText(instant: string, language: Language, zone?: string): string {
  return format(language, zone, clockForm).format(new Date(instant));
}

const unitForm = { day: "long", hour: "short", minute: "short", second: "short" } as const;

function format(
  language: Language,
  zone: string | undefined,
  form: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], {
    ...form,
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
}

const isDayStart = (at: Date, zone: string): boolean => clockText(at.toISOString(), "en", zone) === "00:00";
/** The last minute of a day, or the midnight that ends it. */
const isDayEnd = (at: Date, zone: string): boolean =>
  ["23:59", "00:00"].includes(clockText(at.toISOString(), "en", zone));
