// SPDX-License-Identifier: Apache-2.0

/** Formats of days that every workbook has without saying so. @see ECMA-376-1, 18.8.30 */
const builtInDates: readonly number[] = [14, 15, 16, 17, 22];
const dayMs = 86_400_000;
/** Day 0 of a workbook, which believes that 1900 was a leap year: right from March 1900 on. */
const dayZeroMs = Date.UTC(1899, 11, 30);
/** 31 December 9999. */
const serialMax = 2_958_465;

/** Whether a number in this format shows as a day. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.includes(format);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  return /[yd]/i.test(bare);
}

/** The day, with its time where it has one; undefined for what no calendar has. */
export function dayOfSerial(serial: number): string | undefined {
  if (!(serial >= 61 && serial <= serialMax)) return undefined;
  const minutes = Math.round(serial * 1_440);
  const text = new Date(dayZeroMs + (minutes * dayMs) / 1_440).toISOString();
  return minutes % 1_440 === 0 ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
