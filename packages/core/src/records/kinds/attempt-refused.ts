// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { code, oneOf, reference } from "../values.ts";
import { attempts } from "../vocabularies.ts";

export const attemptRefused = defineKind({
  kind: "attempt-refused",
  version: 1,
  group: "access",
  title: { en: "Attempt refused", fr: "Tentative refusée" },
  about: {
    en: "The register refused somebody and says why. It shows nothing of what was asked for.",
    fr: "Le registre a refusé une personne et dit pourquoi. Rien de la demande n’est montré.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(optional(reference("person")), { label: { en: "Who tried", fr: "Qui a tenté" } }),
    attempt: stated(oneOf(attempts), { label: { en: "Attempt", fr: "Tentative" } }),
    attempted: stated(code, { label: { en: "Kind or operation", fr: "Type ou opération" } }),
    refused: stated(code, { label: { en: "Refusal", fr: "Refus" } }),
  },
});
