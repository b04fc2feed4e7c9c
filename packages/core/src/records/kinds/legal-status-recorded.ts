// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { legalStatuses, statusSources } from "../vocabularies.ts";

export const legalStatusRecorded = defineKind({
  kind: "legal-status-recorded",
  version: 1,
  group: "people",
  title: { en: "Legal status recorded", fr: "Statut juridique enregistré" },
  about: {
    en:
      "The status of a person in a case, from when, and by whose decision. It is not a finding of " +
      "guilt.",
    fr:
      "Statut d’une personne dans une affaire, depuis quand et par décision de qui. Ce n’est pas " +
      "une déclaration de culpabilité.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    status: stated(oneOf(legalStatuses), { label: { en: "Status", fr: "Statut" }, fixed: true }),
    source: stated(oneOf(statusSources), { label: { en: "Source", fr: "Source" } }),
    from: stated(timeInterval, { label: { en: "From", fr: "Depuis" } }),
    act: stated(optional(text(300)), {
      label: { en: "Act that gives it", fr: "Acte dont il résulte" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
