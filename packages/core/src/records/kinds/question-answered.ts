// SPDX-License-Identifier: Apache-2.0
import { questionOutcomes } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text } from "../values.ts";

export const questionAnswered = defineKind({
  kind: "question-answered",
  version: 1,
  group: "case",
  title: { en: "Question answered", fr: "Réponse donnée" },
  about: {
    en: "What the inquiry answers to a question of the defence. Whoever asked reads it.",
    fr: "Ce que l’enquête répond à une question de la défense. La personne qui l’a posée la lit.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    questionRef: stated(reference("question"), {
      label: { en: "Question", fr: "Question" },
      fixed: true,
    }),
    outcome: stated(oneOf(questionOutcomes), { label: { en: "Outcome", fr: "Suite donnée" } }),
    answer: stated(text(4_000), { label: { en: "Answer", fr: "Réponse" }, words: true }),
    recordRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it concerns", fr: "Actes concernés" },
    }),
  },
});
