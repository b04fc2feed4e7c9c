// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";

/** What may be wrong with a field. Errors carry the English phrase; their sentences translate it. */
const rows = {
  unknown: { en: "is no field of this kind", fr: "n’est pas un champ de cet acte" },
  "unknown-listed": {
    en: "is no field of this kind; `scelle record {what} --help` lists them",
    fr: "n’est pas un champ de cet acte ; `scelle record {what} --help` les énumère",
  },
  missing: { en: "is missing", fr: "manque" },
  type: { en: "must be of type {what}", fr: "doit être du type {what}" },
  most: { en: "must be at most {what} long or large", fr: "dépasse la longueur ou la valeur {what}" },
  least: { en: "must be at least {what} long or large", fr: "n’atteint pas la longueur ou la valeur {what}" },
  choice: { en: "must be one of {what}", fr: "doit être l’un de ceux-ci : {what}" },
  format: { en: "is not written as this field is", fr: "n’a pas la forme qu’a ce champ" },
  union: {
    en: "has none of the forms that this field may have",
    fr: "n’a aucune des formes que ce champ peut avoir",
  },
  element: {
    en: "holds a name or value that is not allowed",
    fr: "contient un nom ou une valeur non admis",
  },
  contradiction: { en: "contradicts itself", fr: "se contredit" },
  "not-json": { en: "is not plain JSON", fr: "n’est pas du JSON simple" },
  time: {
    en: "is no time such as `2026-03-05 14:20 Europe/Paris`, `now`, or FROM/TO",
    fr: "n’est pas une heure comme `2026-03-05 14:20 Europe/Paris`, `now`, ou DE/À",
  },
  moment: {
    en: "is no moment such as `2026-03-05 14:20 Europe/Paris`",
    fr: "n’est pas un instant comme `2026-03-05 14:20 Europe/Paris`",
  },
  quantity: {
    en: "is no quantity such as `3 piece`, `about 2 gram`, `1-2 litre`",
    fr: "n’est pas une quantité comme `3 piece`, `about 2 gram`, `1-2 litre`",
  },
  number: { en: "is no whole number", fr: "n’est pas un nombre entier" },
  checkbox: { en: "is neither true nor false", fr: "n’est ni true ni false" },
  group: {
    en: 'must be JSON such as {"name":"value"}',
    fr: 'doit être du JSON comme {"name":"value"}',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

const place = "{what}";

/** The phrase that an error carries. @param what goes in where the phrase has a place for it */
export function fieldProblem(problem: keyof typeof rows, what: string | number | bigint = ""): string {
  return rows[problem].en.replace(place, () => String(what));
}

/** A phrase of an error in the language of its reader; any other text stays as it is. */
export function problemIn(phrase: string, language: Language): string {
  if (language === "en") return phrase;
  for (const row of Object.values(rows)) {
    const [before = "", after] = row.en.split(place);
    if (after === undefined) {
      if (phrase === before) return row[language];
    } else if (phrase.startsWith(before) && phrase.endsWith(after)) {
      const what = phrase.slice(before.length, phrase.length - after.length);
      return row[language].replace(place, () => what);
    }
  }
  return phrase;
}
