// SPDX-License-Identifier: Apache-2.0

/** A number of an exhibit in two parts: what comes before its last digits, and those. */
const numbered = /^(.*?)(\d{1,9})$/;

/** How numbers go on after those of a case: by the beginning that most have, after the highest. */
export function numberingAfter(numbers: readonly string[]): {
  readonly prefix: string;
  readonly first: number;
} {
  const counts = new Map<string, { count: number; highest: number }>();
  for (const number of numbers) {
    const [, prefix, digits] = numbered.exec(number) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const known = counts.get(prefix) ?? { count: 0, highest: 0 };
    counts.set(prefix, { count: known.count + 1, highest: Math.max(known.highest, Number(digits)) });
  }
  const [most] = [...counts].sort(([, a], [, b]) => b.count - a.count);
  return most === undefined ? { prefix: "", first: 1 } : { prefix: most[0], first: most[1].highest + 1 };
}

/** The next number that neither the case had when it was taken along nor an item here has. */
export function nextNumber(prefix: string, first: number, taken: readonly string[]): string {
  const known = new Set(taken);
  let next = first;
  while (known.has(`${prefix}${next}`)) next += 1;
  return `${prefix}${next}`;
}
