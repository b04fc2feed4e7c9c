// SPDX-License-Identifier: Apache-2.0
import { instantOfLocal, type TimeInterval } from "@scelle/core";

const zone = "Europe/Paris";

/** A minute of the city’s own clocks, `2026-02-18 09:10`, exact. */
export function moment(local: string): TimeInterval {
  return between(local, local);
}

/** From one minute to another on the city’s own clocks. */
export function between(from: string, until: string, label?: string): TimeInterval {
  const words = label === undefined ? {} : { label };
  return { earliest: instantOf(from), latest: instantOf(until), zone, basis: "stated", ...words };
}

/** A day, or from a day to another, with its last minute. */
export function days(from: string, until = from): TimeInterval {
  return between(`${from} 00:00`, `${until} 23:59`);
}

function instantOf(local: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[- :]/).map(Number);
  return new Date(instantOfLocal({ year, month, day, hour, minute }, zone)).toISOString();
}
