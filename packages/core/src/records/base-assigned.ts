// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { assigned, optional } from "./define-kind.ts";
import { instant, reference, wholeNumber } from "./values.ts";

/** What the register adds to every record. */
export const baseAssignedFields = {
  author: assigned(z.union([reference("person"), z.literal("register")]), {
    label: { en: "Author", fr: "Auteur" },
  }),
  recordedAt: assigned(instant, { label: { en: "Recorded at", fr: "Enregistré le" } }),
  caseRef: assigned(optional(reference("case")), { label: { en: "Case", fr: "Affaire" } }),
  caseSeq: assigned(optional(wholeNumber()), {
    label: { en: "Number in the case", fr: "Numéro dans l’affaire" },
    unit: "entry",
  }),
  clockBehindMs: assigned(optional(wholeNumber(1)), {
    label: { en: "Register clock had gone back by", fr: "L’horloge du registre avait reculé de" },
    unit: "millisecond",
  }),
} as const;
