// SPDX-License-Identifier: Apache-2.0
import { isPrintable } from "@scelle/core";

/** Words from outside as records and terminals take them: signs that those do not take stand as numbers. */
export function printableText(told: string): string {
  if (isPrintable(told)) return told;
  return [...told].map((sign) => (isPrintable(sign) ? sign : numberOf(sign))).join("");
}

/** At most so many UTF-16 code units, with a sign that there were more; no pair is cut in two. */
export function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const cut = text.slice(0, lengthMax - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

function numberOf(sign: string): string {
  const digits = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `[U+${digits}]`;
}
