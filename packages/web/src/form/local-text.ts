// SPDX-License-Identifier: Apache-2.0
import { instantOfLocal, isoDayOf, type LocalTime, localTimeOf, twoDigits } from "@scelle/core";

// How a form holds a moment while it is typed: as the clocks of a zone show it, `2026-03-05T14:20`, with
// seconds where there are some, and with an offset where the clocks show one time twice.

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(Z|[+-]\d{2}:\d{2})?$/;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What the clocks of a zone show at an instant; of a zone that this browser does not know, UTC. */
export function localText(instant: string, zone: string): string {
  const instantMs = Date.parse(instant);
  const shown = clockIn(instantMs, zone);
  if (shown === undefined) return instant;
  const text = textOf(shown, instantMs);
  if (instantOf(text, zone) === instant) return text;
  const offsetMs = asIfUtc(shown) - (instantMs - restMs(instantMs));
  return text + offsetText(offsetMs);
}

/** The instant that was meant; undefined where the text is no time, or one that the clocks left out. */
export function instantOf(text: string, zone: string): string | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const rest = Number(match[6] ?? 0) * 1_000 + Number(match[7] ?? 0);
  const time = timeOf(match);
  if (new Date(asIfUtc(time)).toISOString().slice(0, 16) !== text.slice(0, 16)) return undefined;
  const offset = match[8];
  if (offset !== undefined) return isoOf(asIfUtc(time) - offsetMsOf(offset) + rest);
  const [first] = instantsOf(time, zone);
  return first === undefined ? undefined : isoOf(first + rest);
}

/**
 * The offsets from UTC at which the clocks of a zone show a time: none where a change of clocks left it out,
 * two where it came twice, first the earlier.
 */
export function offsetsOf(text: string, zone: string): string[] {
  const match = pattern.exec(text);
  if (match === null) return [];
  const time = timeOf(match);
  return instantsOf(time, zone).map((instantMs) => offsetText(asIfUtc(time) - instantMs));
}

/** The text without the offset that told two moments apart. */
export function withoutOffset(text: string): string {
  return text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, "");
}

/** Whether this browser knows a time zone. */
function isZone(zone: string): boolean {
  return clockIn(0, zone) !== undefined;
}

function instantsOf(time: LocalTime, zone: string): number[] {
  if (!isZone(zone)) return [];
  const shown = asIfUtc(time);
  const first = instantOfLocal(time, zone);
  const dayAfter = clockIn(shown + dayMs, zone);
  const laterOffsetMs = dayAfter === undefined ? 0 : asIfUtc(dayAfter) - (shown + dayMs);
  return [...new Set([first, shown - laterOffsetMs])].filter((instantMs) => {
    const clock = clockIn(instantMs, zone);
    return clock !== undefined && asIfUtc(clock) === shown;
  });
}

/** Undefined for a zone that this browser does not know. */
function clockIn(instantMs: number, zone: string): LocalTime | undefined {
  try {
    return localTimeOf(instantMs, zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function timeOf(match: RegExpExecArray): LocalTime {
  const [, year, month, day, hour, minute] = match.map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0 };
}

function textOf(time: LocalTime, instantMs: number): string {
  const rest = restMs(instantMs);
  const seconds = rest === 0 ? "" : `:${isoOf(rest).slice(17, 23)}`;
  return `${isoDayOf(time)}T${twoDigits(time.hour)}:${twoDigits(time.minute)}${seconds}`;
}

function asIfUtc({ year, month, day, hour, minute }: LocalTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute);
  return date.getTime();
}

function offsetMsOf(offset: string): number {
  if (offset === "Z") return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / minuteMs;
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes) % 60];
  return `${offsetMs < 0 ? "-" : "+"}${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** Seconds and milliseconds of an instant. */
function restMs(instantMs: number): number {
  return ((instantMs % minuteMs) + minuteMs) % minuteMs;
}

const isoOf = (instantMs: number): string => new Date(instantMs).toISOString();
