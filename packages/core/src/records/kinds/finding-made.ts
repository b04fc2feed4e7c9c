// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { confidences, likelihoods } from "../statement-vocabularies.ts";
import { listOf, oneOf, reference, text } from "../values.ts";

export const findingMade = defineKind({
  kind: "finding-made",
  version: 1,
  group: "sources",
  title: { en: "Finding made", fr: "Constat établi" },
  about: {
    en:
      "What its author, a named person, concludes from which records, beside what else would explain them. " +
      "It may go beyond them; that is the author’s to answer for.",
    fr:
      "Ce que son auteur, une personne désignée, conclut de quels actes, et ce qui les expliquerait " +
      "autrement. Il peut aller au-delà ; son auteur en répond.",
  },
  founds: "finding",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    proposition: stated(text(2_000), { label: { en: "Finding", fr: "Constat" }, words: true }),
    restsOnRefs: stated(listOf(reference("record"), 100), { label: { en: "Rests on", fr: "Repose sur" } }),
    alternatives: stated(listOf(text(1_000), 20), {
      label: { en: "Other explanations considered", fr: "Autres explications examinées" },
      words: true,
    }),
    likelihood: stated(optional(oneOf(likelihoods)), {
      label: { en: "Likelihood of what it says", fr: "Vraisemblance du constat" },
      source: "ICD 203",
    }),
    confidence: stated(oneOf(confidences), {
      label: { en: "Confidence in the judgement", fr: "Confiance dans l’appréciation" },
      source: "ICD 203",
    }),
    confidenceReason: stated(text(2_000), {
      label: { en: "Why this confidence", fr: "Motif de la confiance" },
      words: true,
    }),
  },
});
