// SPDX-License-Identifier: Apache-2.0
import { leadReplacementGrounds } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";

export const leadReplaced = defineKind({
  kind: "lead-replaced",
  version: 1,
  group: "case",
  title: { en: "Lead replaced", fr: "Directeur d’enquête remplacé" },
  about: {
    en:
      "By decision of the authority that referred the case an administrator, who is not in it, puts another " +
      "lead in the place of one. Whoever is replaced is out of the case at once; the new lead comes in when the " +
      "second person confirms it, and after a refusal the old one comes back.",
    fr:
      "Sur décision de l’autorité qui a saisi le service, un administrateur étranger à l’affaire substitue un " +
      "directeur d’enquête à un autre. Le remplacé sort aussitôt ; le nouveau entre quand la seconde personne " +
      "confirme, et après un refus l’ancien revient.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    insteadOfRef: stated(reference("person"), {
      label: { en: "Lead to be replaced", fr: "Directeur remplacé" },
      fixed: true,
    }),
    personRef: stated(reference("person"), {
      label: { en: "New lead", fr: "Nouveau directeur" },
      fixed: true,
    }),
    secondRef: stated(reference("person"), {
      label: { en: "Second person, who confirms", fr: "Seconde personne, qui confirme" },
      fixed: true,
    }),
    ground: stated(oneOf(leadReplacementGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    decidedBy: stated(text(200), { label: { en: "Decided by", fr: "Décidé par" }, words: true }),
    decidedAt: stated(timeInterval, { label: { en: "Decided at", fr: "Décidé le" } }),
    reference: stated(optional(text(200)), {
      label: { en: "Reference of the decision", fr: "Référence de la décision" },
      words: true,
    }),
  },
});
