// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError } from "commander";

const factors: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
};
const daySeconds = 24 * 3600;
const unitSeconds: Readonly<Record<string, number>> = { m: 60, h: 3600, d: daySeconds };

/** `50MB`, `64MiB`, `1000000`: bytes, as an option of commander reads them. */
export function typedSizeBytes(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,9})([kmg]i?)?b?$/i.exec(text.trim()) ?? [];
  const sizeBytes = Number(digits) * (factors[unit.toLowerCase()] ?? Number.NaN);
  if (sizeBytes > 0) return sizeBytes;
  throw new InvalidArgumentError("Allowed choices are 50MB, 64MiB, 1000000.");
}

/** `30d`, `12h`, `90m`, in milliseconds; undefined for `off`. */
export function typedPeriodMs(text: string): number | undefined {
  if (text === "off") return undefined;
  const [, digits = "", unit = ""] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const periodMs = Number(digits) * (unitSeconds[unit] ?? Number.NaN) * 1_000;
  if (periodMs > 0) return periodMs;
  throw new InvalidArgumentError("Allowed choices are 30d, 12h, off.");
}
