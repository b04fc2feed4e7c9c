// SPDX-License-Identifier: Apache-2.0
import type { Label } from "../records/vocabulary.ts";

/** A published decision of a court, and in a sentence what it says of the rule beside which it is shown. */
export interface CourtDecision {
  readonly court: string;
  /** The day of the decision. */
  readonly day: string;
  readonly number: string;
  readonly holding: Label;
}

/** Only decisions that are public and whose number is certain. A rule without one names none. */
export const courtDecisions = {
  "crim-2016-03-30": {
    court: "Cour de cassation, chambre criminelle",
    day: "2016-03-30",
    number: "15-86.693",
    holding: {
      en: "A telephone sealed more than 48 hours after it was taken: no nullity, since it had stayed under the investigators’ control.",
      fr: "Téléphone placé sous scellés plus de 48 heures après sa saisie : pas de nullité, car il était resté sous le contrôle des enquêteurs.",
    },
  },
  "crim-2019-12-11": {
    court: "Cour de cassation, chambre criminelle",
    day: "2019-12-11",
    number: "19-82.954",
    holding: {
      en: "The rule on weighing does not apply to substances that were never seized.",
      fr: "La règle de la pesée ne s’applique pas aux substances qui n’ont pas été saisies.",
    },
  },
  "crim-2024-04-03": {
    court: "Cour de cassation, chambre criminelle",
    day: "2024-04-03",
    number: "23-85.649",
    holding: {
      en: "A mere message of the hierarchy does not prove an habilitation.",
      fr: "Un simple courriel de la hiérarchie ne prouve pas l’habilitation.",
    },
  },
} as const satisfies Readonly<Record<string, CourtDecision>>;

export type DecisionName = keyof typeof courtDecisions;
