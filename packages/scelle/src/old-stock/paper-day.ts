// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "@scelle/core";
import { isDay, statedTime } from "../program/stated-time.ts";

/**
 * A time as papers have it: a day, a month, a year, `12/03/2019`, `2019-03-12 14:20`. It is as long as what
 * it says; the words stay with it.
 * @returns undefined for anything else
 */
export function paperDay(text: string, days: "dmy" | "mdy", zone: string): JsonObject | undefined {
  const iso = isoOf(text.trim(), days);
  if (iso === undefined) return undefined;
  const time = statedTime(iso, 0, zone);
  return time === undefined ? undefined : { ...time, label: text.trim().slice(0, 200) };
}

function isoOf(text: string, days: "dmy" | "mdy"): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/.test(text))
    return isDay(text.slice(0, 10)) ? text : undefined;
  if (/^\d{4}$/.test(text)) return `${text}-01-01/${text}-12-31`;
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null) {
    const [, one = "", other = ""] = month;
    return monthOf(...(one.length === 4 ? ([one, other] as const) : ([other, one] as const)));
  }
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: (\d{2}:\d{2}))?$/.exec(text);
  if (day === null) return undefined;
  const [, first = "", second = "", year = "", time] = day;
  const [inMonth, ofYear] = days === "dmy" ? [first, second] : [second, first];
  const date = `${year}-${ofYear.padStart(2, "0")}-${inMonth.padStart(2, "0")}`;
  if (!isDay(date)) return undefined;
  return time === undefined ? date : `${date} ${time}`;
}

function monthOf(year: string, month: string): string | undefined {
  const first = `${year}-${month.padStart(2, "0")}-01`;
  if (!isDay(first)) return undefined;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return `${first}/${last}`;
}
