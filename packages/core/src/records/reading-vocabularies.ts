// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of looking, and of looking at who looked. A word that was released stays.

/** Why somebody looks. `other` is told in words. */
export const lookGrounds = {
  "inquiry-act": { en: "An act of the inquiry", fr: "Un acte d’enquête" },
  hearing: { en: "Preparing a hearing", fr: "Préparation d’une audition" },
  custody: { en: "Custody of an exhibit", fr: "Garde d’un scellé" },
  examination: { en: "Examination by an expert", fr: "Examen par un expert" },
  direction: { en: "Leading the inquiry", fr: "Direction de l’enquête" },
  request: { en: "Answering a request", fr: "Réponse à une demande" },
  "hand-over": { en: "Preparing a hand-over", fr: "Préparation d’une remise" },
  control: { en: "Check or audit", fr: "Contrôle ou audit" },
  defence: { en: "Exercise of the defence", fr: "Exercice de la défense" },
  other: { en: "Other, in words", fr: "Autre, en toutes lettres" },
} as const satisfies Vocabulary;

/** The only purposes for which the log of looks may be used: Directive (EU) 2016/680, article 25(2). */
export const logPurposes = {
  lawfulness: {
    en: "Checking that the looks were lawful",
    fr: "Vérification de la licéité des consultations",
  },
  "self-monitoring": { en: "Self-monitoring", fr: "Autocontrôle" },
  security: {
    en: "Integrity and security of the data",
    fr: "Garantie de l’intégrité et de la sécurité des données",
  },
  "criminal-proceedings": { en: "Criminal proceedings", fr: "Procédure pénale" },
} as const satisfies Vocabulary;

/** What of the log of looks has a period of retention of its own. */
export const retainedReadings = {
  consultation: { en: "Looks into one case", fr: "Consultations d’une affaire" },
  combination: { en: "Looks over several cases", fr: "Rapprochements d’affaires" },
  refusal: { en: "Attempts that were refused", fr: "Tentatives refusées" },
} as const satisfies Vocabulary;
