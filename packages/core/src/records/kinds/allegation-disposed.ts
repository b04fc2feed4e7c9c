// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { dispositionOutcomes, standardsOfProof } from "../allegation-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const allegationDisposed = defineKind({
  kind: "allegation-disposed",
  version: 1,
  group: "allegations",
  title: { en: "Allegation disposed of", fr: "Allégation tranchée" },
  about: {
    en:
      "How an allegation ended for one person: outcome, by what standard of proof, by whom, on what " +
      "evidence. A reversal names the disposition that it replaces; both stay.",
    fr:
      "Issue d’une allégation pour une personne : conclusion, degré de preuve, auteur, éléments. Une " +
      "réformation désigne la décision qu’elle remplace ; les deux demeurent.",
  },
  founds: "disposition",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    allegationRef: stated(reference("allegation"), {
      label: { en: "Allegation", fr: "Allégation" },
      subject: true,
    }),
    personRef: stated(optional(reference("person")), {
      label: { en: "Person, if the allegation concerns any", fr: "Personne, si l’allégation en vise" },
      fixed: true,
    }),
    outcome: stated(oneOf(dispositionOutcomes), { label: { en: "Outcome", fr: "Conclusion" }, fixed: true }),
    standardOfProof: stated(oneOf(standardsOfProof), {
      label: { en: "Standard of proof", fr: "Degré de preuve" },
    }),
    decidedBy: stated(text(200), { label: { en: "Deciding authority", fr: "Autorité" }, words: true }),
    deciderRef: stated(optional(reference("person")), { label: { en: "Who decided", fr: "Qui a décidé" } }),
    reviewerRef: stated(optional(reference("person")), {
      label: { en: "Who reviewed it", fr: "Qui a relu" },
    }),
    decidedAt: stated(timeInterval, { label: { en: "Decided at", fr: "Décidé le" } }),
    evidenceRefs: stated(optional(listOf(reference("record"), 200)), {
      label: { en: "Evidence it rests on", fr: "Éléments retenus" },
    }),
    reasons: stated(text(8_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    reversesRef: stated(optional(reference("disposition")), {
      label: { en: "Disposition it replaces", fr: "Décision remplacée" },
      fixed: true,
    }),
    isFinal: stated(optional(z.boolean()), { label: { en: "Final", fr: "Définitive" } }),
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
