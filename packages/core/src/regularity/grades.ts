// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary, WordOf } from "../records/vocabulary.ts";

/**
 * What an irregularity may come to. No grade says that an act is void: that is for a court. `formal`: a form
 * that can be mended; `harm-to-show`: whoever complains shows what it cost them; `harm-presumed`: the law or
 * the courts take the harm as given.
 */
export const grades = {
  formal: { en: "Formal", fr: "De forme" },
  "harm-to-show": { en: "Harm to be shown", fr: "Grief à démontrer" },
  "harm-presumed": { en: "Harm presumed", fr: "Grief présumé" },
} as const satisfies Vocabulary;

export type Grade = WordOf<typeof grades>;

/** What a rule says of one act. What the records do not tell is unknown, and never a fault. */
export const outcomeStandings = {
  met: { en: "Met", fr: "Respectée" },
  "not-met": { en: "Not met", fr: "Non respectée" },
  unknown: { en: "Not known", fr: "Inconnu" },
} as const satisfies Vocabulary;

export type OutcomeStanding = WordOf<typeof outcomeStandings>;
