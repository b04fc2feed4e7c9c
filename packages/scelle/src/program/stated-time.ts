// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "@scelle/core";

/** Both ends in milliseconds since 1970; equal where a moment is exact. */
interface Span {
  readonly earliestMs: number;
  readonly latestMs: number;
}

const dayMs = 24 * 3_600_000;
const localTimeText = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/;
const zoneText = /\s([A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2})$/;

/**
 * A time as people type it, as the interval that a record states: `now`, `2026-03-05 14:20`, a whole day
 * `2026-03-05`, from/to with a slash, an instant with `Z` or offset; a zone may follow, else it is
 * `systemZone`.
 * An hour that a clock shows twice is an interval from the first to the second.
 * @returns undefined for anything else, for a day of no calendar, and for an hour that the clock skipped
 */
export function statedTime(text: string, nowMs: number, systemZone: string): JsonObject | undefined {
  const zone = zoneText.exec(text)?.[1] ?? systemZone;
  if (!isZone(zone)) return undefined;
  const [from = "", to, ...others] = text
    .replace(zoneText, "")
    .split("/")
    .map((part) => part.trim());
  const first = spanOf(from, nowMs, zone);
  const last = to === undefined ? first : spanOf(to, nowMs, zone);
  if (first === undefined || last === undefined || others.length > 0) return undefined;
  if (first.earliestMs > last.latestMs) return undefined;
  const earliest = new Date(first.earliestMs).toISOString();
  return { earliest, latest: new Date(last.latestMs).toISOString(), zone, basis: "stated" };
}

/** Whether a calendar has this day: `Date.parse` makes the 30th of February one of March. */
export function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function spanOf(text: string, nowMs: number, zone: string): Span | undefined {
  if (text === "now") return { earliestMs: nowMs, latestMs: nowMs };
  const local = localTimeText.exec(text);
  if (local === null) return instantSpan(text);
  const [, day = "", time, seconds = "00"] = local;
  if (!isDay(day)) return undefined;
  if (time !== undefined) return localSpan(Date.parse(`${day}T${time}:${seconds}Z`), zone);
  const start = localSpan(Date.parse(`${day}T00:00:00Z`), zone);
  const end = localSpan(Date.parse(`${day}T00:00:00Z`) + dayMs, zone);
  if (start === undefined || end === undefined) return undefined;
  return { earliestMs: start.earliestMs, latestMs: end.latestMs - 1 };
}

function instantSpan(text: string): Span | undefined {
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isInstant && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : { earliestMs: ms, latestMs: ms };
}

/**
 * The moments at which a wall clock in the zone shows this time: one, two when it was turned back, none
 * when skipped.
 */
function localSpan(shownMs: number, zone: string): Span | undefined {
  if (Number.isNaN(shownMs)) return undefined;
  const offsets = [shownMs - dayMs, shownMs + dayMs].map((ms) => offsetMs(ms, zone));
  const moments = offsets
    .map((offset) => shownMs - offset)
    .filter((ms) => ms + offsetMs(ms, zone) === shownMs);
  if (moments.length === 0) return undefined;
  return { earliestMs: Math.min(...moments), latestMs: Math.max(...moments) };
}

/** What the zone's clocks are ahead of UTC at a moment. */
function offsetMs(ms: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(new Date(ms)).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0", seconds = "0"] =
    /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
  const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return sign === "-" ? -ahead : ahead;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false; // Not in this system's time zone database.
  }
}
