// SPDX-License-Identifier: Apache-2.0
import { instantOfLocal, localTimeOf } from "@scelle/core";

/** A line of time drawn from left to right, with the nights of a zone. */
export interface TimeAxis {
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
}

export interface AxisMark {
  readonly ms: number;
  readonly hour: number;
  readonly isMidnight: boolean;
}

interface MomentSpan {
  readonly earliest: string;
  readonly latest: string;
}

/**
 * The axis that holds every time with room about them, from one quarter of a day to another.
 * @returns undefined without a time
 */
export function timeAxis(spans: readonly MomentSpan[], zone: string): TimeAxis | undefined {
  if (spans.length === 0) return undefined;
  const first = Math.min(...spans.map(({ earliest }) => Date.parse(earliest)));
  const last = Math.max(...spans.map(({ latest }) => Date.parse(latest)));
  return {
    fromMs: quarterAt(first - roomMs, zone, 0),
    toMs: quarterAt(last + roomMs, zone, 1),
    zone,
  };
}

/** Where a moment lies on the axis, 0 at its beginning to 1 at its end. */
export function shareOf({ fromMs, toMs }: TimeAxis, ms: number): number {
  return Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs)));
}

/** A mark every so many hours of the wall clock. @param stepHours divides 24 */
export function axisMarks({ fromMs, toMs, zone }: TimeAxis, stepHours: number): AxisMark[] {
  const start = { ...localTimeOf(fromMs, zone), minute: 0 };
  const marks: AxisMark[] = [];
  for (let hour = start.hour - (start.hour % stepHours); ; hour += stepHours) {
    const ms = instantOfLocal({ ...start, hour }, zone);
    if (ms > toMs) return marks;
    if (ms >= fromMs) marks.push({ ms, hour: hour % 24, isMidnight: hour % 24 === 0 });
  }
}

/** The nights on the axis, 18:00 to 06:00: what “night” means where the register resolves it. */
export function nightsOf(axis: TimeAxis): { readonly fromMs: number; readonly toMs: number }[] {
  const dayBefore = { ...axis, fromMs: axis.fromMs - dayMs };
  return axisMarks(dayBefore, 6)
    .filter(({ hour }) => hour === 18)
    .map(({ ms }) => ({
      fromMs: Math.max(axis.fromMs, ms),
      toMs: Math.min(axis.toMs, instantOfLocal({ ...localTimeOf(ms, axis.zone), hour: 30 }, axis.zone)),
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}

/** A step of marks that leaves each so many pixels. */
export function markStepHours({ fromMs, toMs }: TimeAxis, widthPx: number, markWidthPx: number): number {
  const hours = (toMs - fromMs) / 3_600_000;
  return [1, 2, 3, 6, 12].find((step) => (widthPx / hours) * step >= markWidthPx) ?? 24;
}

const roomMs = 3 * 3_600_000;
const dayMs = 86_400_000;

/** The quarter of the day that a moment lies in, or the one after so many. */
function quarterAt(ms: number, zone: string, after: number): number {
  const local = localTimeOf(ms, zone);
  const hour = (Math.floor(local.hour / 6) + after) * 6;
  return instantOfLocal({ ...local, hour, minute: 0 }, zone);
}
