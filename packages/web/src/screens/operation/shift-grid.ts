// SPDX-License-Identifier: Apache-2.0
import { instantOfLocal, type LocalTime, localTimeOf } from "@scelle/core";
import type { ShiftLine } from "@scelle/core/api";

type Headcount = NonNullable<ShiftLine["staffed"]>;

/** How the strength that was there stands to the one required, as far as the records say. */
export type Staffing = "enough" | "short" | "perhaps-short" | "unknown";

/** The part of a shift that lies on one day of the grid. */
export interface ShiftBar {
  readonly shift: ShiftLine;
  /** Hours of the wall clock from the midnight that the day begins with, 0 to 24. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Bars that share hours stand in different lanes; a service keeps its lane through the days. */
  readonly lane: number;
  readonly staffing: Staffing;
}

export interface ShiftDay {
  /** The day's first moment. */
  readonly startMs: number;
  readonly bars: readonly ShiftBar[];
}

export interface ShiftGrid {
  readonly zone: string;
  readonly days: readonly ShiftDay[];
  /** For each lane one shift that stands in it. */
  readonly lanes: readonly ShiftLine[];
}

/**
 * Lays shifts out on the days of their zone, midnight to midnight. A shift is drawn over all the time that
 * its record allows; one over midnight stands on both days.
 * @returns undefined if there is no shift
 */
export function shiftGrid(shifts: readonly ShiftLine[]): ShiftGrid | undefined {
  const zone = shifts[0]?.startsAt.zone;
  if (zone === undefined) return undefined;
  const lanes = lanesOf(shifts);
  const firstMs = Math.min(...shifts.map(({ startsAt }) => Date.parse(startsAt.earliest)));
  const lastMs = Math.max(...shifts.map(({ endsAt }) => Date.parse(endsAt.latest)));
  const days: ShiftDay[] = [];
  const first = localTimeOf(firstMs, zone);
  for (let n = 0; n < daysMax; n += 1) {
    const startMs = midnight(first, n, zone);
    if (startMs >= lastMs) break;
    const endMs = midnight(first, n + 1, zone);
    days.push({ startMs, bars: shifts.flatMap((shift) => barOf(shift, startMs, endMs, zone, lanes)) });
  }
  return {
    zone,
    days,
    lanes: [...lanes.keys()].flatMap((key) => shifts.find((shift) => laneKey(shift) === key) ?? []),
  };
}

/** Whether a shift had what it required; numbers that are given as “about” leave it open. */
export function staffingOf({ required, staffed }: Pick<ShiftLine, "required" | "staffed">): Staffing {
  const [needed, there] = [boundsOf(required), boundsOf(staffed)];
  if (needed === undefined || there === undefined) return "unknown";
  if (there.low >= needed.high) return "enough";
  const isAbout = required?.about !== undefined || staffed?.about !== undefined;
  return there.high < needed.low && !isAbout ? "short" : "perhaps-short";
}

/** The number that a bar is drawn by: its upper end. */
export function upperOf(strength: Headcount | undefined): number | undefined {
  return boundsOf(strength)?.high;
}

/** How much of the strength required was there, at most all of it; nothing where a number is not known. */
export function shareThere(required: number | undefined, staffed: number | undefined): number {
  if (required === undefined || staffed === undefined) return 0;
  return required === 0 ? 1 : Math.min(1, staffed / required);
}

/** A bound on what a register of exercises and real operations holds: drawings of years help nobody. */
const daysMax = 31;

function boundsOf(
  strength: Headcount | undefined,
): { readonly low: number; readonly high: number } | undefined {
  if (strength === undefined) return undefined;
  const one = strength.value ?? strength.about;
  if (one !== undefined) return { low: one, high: one };
  const { low, high } = strength;
  return low === undefined || high === undefined ? undefined : { low, high };
}

function barOf(
  shift: ShiftLine,
  startMs: number,
  endMs: number,
  zone: string,
  lanes: ReadonlyMap<string, number>,
): ShiftBar[] {
  const fromMs = Math.max(startMs, Date.parse(shift.startsAt.earliest));
  const toMs = Math.min(endMs, Date.parse(shift.endsAt.latest));
  if (toMs <= fromMs) return [];
  return [
    {
      shift,
      fromHour: fromMs === startMs ? 0 : hourOf(fromMs, zone),
      toHour: toMs === endMs ? 24 : hourOf(toMs, zone),
      lane: lanes.get(laneKey(shift)) ?? 0,
      staffing: staffingOf(shift),
    },
  ];
}

/** One lane a service and area, in the order in which they first appear. */
function lanesOf(shifts: readonly ShiftLine[]): Map<string, number> {
  const lanes = new Map<string, number>();
  for (const shift of shifts) {
    if (!lanes.has(laneKey(shift))) lanes.set(laneKey(shift), lanes.size);
  }
  return lanes;
}

function laneKey({ bodyRef = "", area = "" }: ShiftLine): string {
  return `${bodyRef} ${area}`;
}

function hourOf(instantMs: number, zone: string): number {
  const { hour, minute } = localTimeOf(instantMs, zone);
  return hour + minute / 60;
}

function midnight(first: LocalTime, days: number, zone: string): number {
  return instantOfLocal({ ...first, day: first.day + days, hour: 0, minute: 0 }, zone);
}
