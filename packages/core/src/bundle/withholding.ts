// SPDX-License-Identifier: Apache-2.0
import type { Label } from "../records/vocabulary.ts";

/** Why a record of the case is not in a bundle, and where to ask for it. */
export interface Withholding extends Label {
  readonly ask: Label;
}

/** A closed list: a ground that was written once stays. */
export const withholdingGrounds = {
  refused: {
    en: "Access to it was refused by a decision that is in this bundle",
    fr: "L’accès en a été refusé par une décision jointe à cette liasse",
    ask: {
      en: "The decision names the remedy, the body it lies before and its time limit.",
      fr: "La décision indique le recours, l’autorité devant qui l’exercer et son délai.",
    },
  },
  "outside-grant": {
    en: "The decision that grants access does not name it",
    fr: "La décision qui accorde l’accès ne le désigne pas",
    ask: {
      en: "Ask the authority that granted access to extend its decision.",
      fr: "Demandez à l’autorité qui a accordé l’accès d’étendre sa décision.",
    },
  },
  "not-readable": {
    en: "Whoever disclosed may not read it",
    fr: "L’auteur de la communication n’a pas le droit de le lire",
    ask: {
      en: "Ask whoever leads the case.",
      fr: "Demandez-le à qui dirige l’affaire.",
    },
  },
  "recorded-meanwhile": {
    en: "It was recorded while the disclosure was being recorded",
    fr: "Il a été consigné pendant l’enregistrement de la communication",
    ask: {
      en: "Ask for a new bundle.",
      fr: "Demandez une nouvelle liasse.",
    },
  },
} as const satisfies Readonly<Record<string, Withholding>>;

export type WithholdingGround = keyof typeof withholdingGrounds;
