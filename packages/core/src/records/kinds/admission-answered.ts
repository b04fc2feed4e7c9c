// SPDX-License-Identifier: Apache-2.0
import { grantAnswers } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";

export const admissionAnswered = defineKind({
  kind: "admission-answered",
  version: 1,
  group: "case",
  title: { en: "Admission confirmed or declined", fr: "Admission confirmée ou refusée" },
  about: {
    en:
      "The second person whom an admission names answers it: it counts from a confirmation on. Records of " +
      "the case show it to its members at once.",
    fr:
      "La seconde personne désignée par une admission y répond : elle vaut à compter de la confirmation. Les " +
      "actes de l’affaire le montrent aussitôt à ses membres.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    admissionRef: stated(reference("record"), {
      label: { en: "Admission", fr: "Admission" },
      fixed: true,
    }),
    answer: stated(oneOf(grantAnswers), { label: { en: "Answer", fr: "Réponse" }, fixed: true }),
    reason: stated(optional(text(500)), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
