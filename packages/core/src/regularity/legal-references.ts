// SPDX-License-Identifier: Apache-2.0

/** A text as it applied from one day to another. */
export interface DatedReference {
  readonly code: string;
  /** Which numbering or edition of the code. */
  readonly version: string;
  readonly article: string;
  /** A day from which it surely applied; it may be older. */
  readonly validFrom: string;
  /** The first day on which it does not apply any more, as far as that is known. */
  readonly validUntil?: string;
}

/**
 * The French code is numbered anew on this day, unless that is put off. What it is called there enters this
 * table when somebody has read it; until then an act of that time has no reference here, and says so.
 */
const renumbered = "2029-01-01";

const cpp = (article: string, validFrom: string): readonly DatedReference[] => [
  {
    code: "Code de procédure pénale (France)",
    version: "1958",
    article,
    validFrom,
    validUntil: renumbered,
  },
];

const once = (
  code: string,
  version: string,
  article: string,
  validFrom: string,
): readonly DatedReference[] => [{ code, version, article, validFrom }];

/** Every text that a rule may name, once. Nothing else in the product names an article of law. */
export const legalReferences = {
  "cpp-15-5": cpp("15-5", "2023-01-26"),
  "cpp-56": cpp("56", "2004-06-23"),
  "cpp-57": cpp("57", "2001-01-01"),
  "cpp-59": cpp("59", "2001-01-01"),
  "cpp-60-3": cpp("60-3", "2014-11-15"),
  "cpp-97": cpp("97", "2001-01-01"),
  "cpp-163": cpp("163", "2004-10-01"),
  "cpp-706-30-1": cpp("706-30-1", "2001-01-01"),
  "penal-434-22": once("Code pénal (France)", "1994", "434-22", "2002-01-01"),
  "decree-2022-1284-4": once("Décret n° 2022-1284 (France)", "2022", "4", "2022-10-05"),
  "directive-2019-1937-9": once("Directive (UE) 2019/1937", "2019", "9", "2021-12-17"),
  "echr-8": once("European Convention on Human Rights", "1950", "8", "1974-05-03"),
  "iso-27037-6-1": once("ISO/IEC 27037", "2012", "6.1", "2012-10-15"),
  "led-25": once("Directive (UE) 2016/680", "2016", "25", "2018-05-06"),
} as const satisfies Readonly<Record<string, readonly DatedReference[]>>;

export type ReferenceName = keyof typeof legalReferences;

/** A text as it stood on a day; undefined where the table has nothing for it. @param day ISO 8601 */
export function referenceOn(
  name: ReferenceName,
  day: string,
  table: Readonly<Record<string, readonly DatedReference[]>> = legalReferences,
): DatedReference | undefined {
  return table[name]?.find(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === undefined || day < validUntil),
  );
}
