// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { party } from "../statement-values.ts";
import { qualifications } from "../statement-vocabularies.ts";
import { legalReference, oneOf, reference, text, timeInterval } from "../values.ts";

export const incidentQualified = defineKind({
  kind: "incident-qualified",
  version: 1,
  group: "incidents",
  title: { en: "Incident qualified", fr: "Fait qualifié" },
  about: {
    en: "What an incident is in law, in whose decision and from when. Earlier qualifications stay in its history.",
    fr: "Qualification d’un fait, par qui et à compter de quand. Les précédentes restent dans son historique.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    incidentRef: stated(reference("incident"), { label: { en: "Incident", fr: "Fait" }, fixed: true }),
    qualification: stated(oneOf(qualifications), { label: { en: "Qualification", fr: "Qualification" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Article", fr: "Article" },
      words: true,
    }),
    qualifiedBy: stated(optional(party), { label: { en: "Qualified by", fr: "Qualifié par" } }),
    from: stated(timeInterval, { label: { en: "From", fr: "À compter du" } }),
    statementRef: stated(optional(reference("statement")), {
      label: { en: "Statement that says so", fr: "Déclaration qui le dit" },
    }),
    reason: stated(text(2_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
