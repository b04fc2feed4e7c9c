// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** A number of bytes for people, in powers of a thousand. */
export function sizeText(bytes: number, language: Language): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    style: "unit",
    unit: units[power] ?? "byte",
    maximumFractionDigits: power > 2 ? 2 : 0,
  });
  return format.format(bytes / 1_000 ** power);
}
