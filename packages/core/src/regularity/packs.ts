// SPDX-License-Identifier: Apache-2.0
import type { Label, Vocabulary, WordOf } from "../records/vocabulary.ts";
import type { CalendarName } from "./calendars.ts";
import type { DecisionName } from "./court-decisions.ts";
import type { Grade } from "./grades.ts";
import type { ReferenceName } from "./legal-references.ts";
import type { RuleLimits } from "./outcome.ts";
import type { RuleName } from "./rule-words.ts";

/** A rule as a pack takes it: how grave, by which texts, beside which decisions. */
export interface PackRule {
  readonly rule: RuleName;
  readonly grade: Grade;
  /** None where the pack knows a practice and no text. */
  readonly references: readonly ReferenceName[];
  readonly decisions?: readonly DecisionName[];
}

/** The rules of a jurisdiction as data. No lawyer of it has reviewed a pack unless it says who did. */
export interface Pack {
  readonly title: Label;
  /** Whoever of the jurisdiction reviewed it, and when; absent until somebody has. */
  readonly review?: { readonly by: string; readonly day: string };
  /** Whose days count for the wording of a text. */
  readonly zone: string;
  readonly calendar: CalendarName;
  readonly rules: readonly PackRule[];
  readonly limits: RuleLimits;
}

export const packNames = {
  generic: { en: "Practice of the field", fr: "Usages du métier" },
  fr: { en: "French procedure", fr: "Procédure française" },
} as const satisfies Vocabulary;

export type PackName = WordOf<typeof packNames>;

const hourMs = 3_600_000;

const rule = (
  name: RuleName,
  grade: Grade,
  references: readonly ReferenceName[] = [],
  decisions: readonly DecisionName[] = [],
): PackRule => ({ rule: name, grade, references, decisions });

const genericLimits: RuleLimits = {
  sealWithinMs: 24 * hourMs,
  gapMs: hourMs,
  nightFromHour: 21,
  nightUntilHour: 6,
  nightArticles: [],
  openingBranches: ["person", "representative", "two-witnesses"],
  expertGrounds: [{ ground: "expertise" }],
  weighingBranches: ["person", "representative", "two-witnesses"],
  weightToleranceGrams: 0,
  deadlines: [
    {
      deadlineType: "acknowledgement",
      length: { count: 7, unit: "day" },
      reference: "directive-2019-1937-9",
    },
    { deadlineType: "feedback", length: { count: 3, unit: "month" }, reference: "directive-2019-1937-9" },
  ],
};

const frenchLimits: RuleLimits = {
  ...genericLimits,
  nightArticles: ["706-89", "706-90", "706-91"],
  openingBranches: ["person"],
  expertGrounds: [
    { ground: "imaging", reference: "cpp-60-3" },
    { ground: "expertise", reference: "cpp-163" },
  ],
  weighingBranches: ["person", "two-witnesses"],
  deadlines: [
    {
      deadlineType: "acknowledgement",
      length: { count: 7, unit: "working-day" },
      reference: "decree-2022-1284-4",
    },
    { deadlineType: "feedback", length: { count: 3, unit: "month" }, reference: "decree-2022-1284-4" },
  ],
};

export const packs: Readonly<Record<PackName, Pack>> = {
  generic: {
    title: packNames.generic,
    zone: "UTC",
    calendar: "weekends",
    limits: genericLimits,
    rules: [
      rule("search-authority", "harm-to-show", ["echr-8"]),
      rule("search-attended", "harm-to-show"),
      rule("witnesses-outside", "harm-to-show"),
      rule("sealed-at-once", "harm-to-show", ["iso-27037-6-1"]),
      rule("opening-attended", "harm-to-show"),
      rule("opening-ordered", "formal"),
      rule("moved-sealed", "harm-to-show", ["iso-27037-6-1"]),
      rule("seal-unbroken", "harm-to-show", ["iso-27037-6-1"]),
      rule("control-continuous", "harm-to-show", ["iso-27037-6-1"]),
      rule("weight-accounted", "harm-to-show", ["iso-27037-6-1"]),
      rule("narcotic-weighed", "harm-to-show"),
      rule("narcotic-destroyed", "harm-presumed"),
      rule("habilitation-proved", "formal", ["led-25"]),
      rule("deadline-kept", "formal"),
      rule("deadline-length", "formal"),
      rule("inventory-complete", "harm-to-show", ["iso-27037-6-1"]),
    ],
  },
  fr: {
    title: packNames.fr,
    zone: "Europe/Paris",
    calendar: "fr",
    limits: frenchLimits,
    rules: [
      rule("search-authority", "harm-to-show", ["echr-8"]),
      rule("search-hours", "harm-to-show", ["cpp-59"]),
      rule("search-attended", "harm-to-show", ["cpp-57", "cpp-59"]),
      rule("witnesses-outside", "harm-to-show", ["cpp-57", "cpp-59"]),
      rule("sealed-at-once", "harm-to-show", ["cpp-56"], ["crim-2016-03-30"]),
      rule("definitive-seal-attended", "harm-to-show", ["cpp-56", "cpp-59"]),
      rule("opening-attended", "harm-to-show", ["cpp-97"]),
      rule("opening-ordered", "formal", ["cpp-60-3", "cpp-163"]),
      rule("moved-sealed", "harm-to-show", ["cpp-56"], ["crim-2016-03-30"]),
      rule("seal-unbroken", "harm-to-show", ["penal-434-22"]),
      rule("control-continuous", "harm-to-show", ["cpp-56"], ["crim-2016-03-30"]),
      rule("weight-accounted", "harm-to-show", ["iso-27037-6-1"]),
      rule("narcotic-weighed", "harm-to-show", ["cpp-706-30-1"], ["crim-2019-12-11"]),
      rule("narcotic-destroyed", "harm-presumed", ["cpp-706-30-1"]),
      rule("habilitation-proved", "harm-to-show", ["cpp-15-5"], ["crim-2024-04-03"]),
      rule("deadline-kept", "formal"),
      rule("deadline-length", "formal"),
      rule("inventory-complete", "harm-to-show", ["iso-27037-6-1"]),
    ],
  },
};
