// SPDX-License-Identifier: Apache-2.0
import type { HolidayCalendar } from "../access/working-days.ts";
import type { Vocabulary, WordOf } from "../records/vocabulary.ts";
import { easterDay } from "./easter.ts";

/** Calendars of working days: a country, and the places that have days of their own beside it. */
export const calendars = {
  weekends: { en: "Monday to Friday, no holidays", fr: "Du lundi au vendredi, sans jour férié" },
  fr: { en: "France", fr: "France" },
  "fr-alsace-moselle": { en: "France: Alsace and Moselle", fr: "France : Alsace et Moselle" },
  "fr-guadeloupe": { en: "France: Guadeloupe", fr: "France : Guadeloupe" },
  "fr-guyane": { en: "France: French Guiana", fr: "France : Guyane" },
  "fr-martinique": { en: "France: Martinique", fr: "France : Martinique" },
  "fr-mayotte": { en: "France: Mayotte", fr: "France : Mayotte" },
  "fr-reunion": { en: "France: Réunion", fr: "France : La Réunion" },
} as const satisfies Vocabulary;

export type CalendarName = WordOf<typeof calendars>;

/** Days of the calendar, as month and day, and days that go with Easter, as days after its Sunday. */
interface Holidays {
  readonly fixed: readonly string[];
  readonly afterEaster: readonly number[];
}

const none: Holidays = { fixed: [], afterEaster: [] };

/** Code du travail (France), art. L. 3133-1: Easter Monday, Ascension and Whit Monday move. */
const france: Holidays = {
  fixed: ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"],
  afterEaster: [1, 39, 50],
};

const withDays = (fixed: readonly string[], afterEaster: readonly number[] = []): Holidays => ({
  fixed: [...france.fixed, ...fixed],
  afterEaster: [...france.afterEaster, ...afterEaster],
});

const holidays: Readonly<Record<CalendarName, Holidays>> = {
  weekends: none,
  fr: france,
  "fr-alsace-moselle": withDays(["12-26"], [-2]),
  "fr-guadeloupe": withDays(["05-27"]),
  "fr-guyane": withDays(["06-10"]),
  "fr-martinique": withDays(["05-22"]),
  "fr-mayotte": withDays(["04-27"]),
  "fr-reunion": withDays(["12-20"]),
};

const dayMs = 86_400_000;

/** The holidays of a place, computed for any year. */
export function holidayCalendar(name: CalendarName): HolidayCalendar {
  const { fixed, afterEaster } = holidays[name];
  return (year) => {
    const easter = easterDay(year);
    const moving = afterEaster.map((days) => new Date((easter + days) * dayMs).toISOString().slice(0, 10));
    return new Set([...fixed.map((day) => `${String(year).padStart(4, "0")}-${day}`), ...moving]);
  };
}
