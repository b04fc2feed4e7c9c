// SPDX-License-Identifier: Apache-2.0

import { reviewOutcomes } from "../allegation-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const procedureReviewed = defineKind({
  kind: "procedure-reviewed",
  version: 1,
  group: "procedures",
  title: { en: "Procedure reviewed", fr: "Procédure réexaminée" },
  about: {
    en:
      "What came of an affected procedure, by whose decision. A later review stands beside the " +
      "earlier one.",
    fr:
      "Ce qu’il est advenu d’une procédure affectée, par décision de qui. Un réexamen ultérieur " +
      "s’ajoute au précédent.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    procedureRef: stated(reference("procedure"), {
      label: { en: "Procedure", fr: "Procédure" },
      fixed: true,
    }),
    outcome: stated(oneOf(reviewOutcomes), { label: { en: "Outcome", fr: "Issue" } }),
    reviewedAt: stated(timeInterval, { label: { en: "Reviewed at", fr: "Réexaminée le" } }),
    authority: stated(text(200), { label: { en: "Deciding authority", fr: "Autorité" }, words: true }),
    reasons: stated(optional(text(4_000)), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Decision", fr: "Décision" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
