// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { credibilities, reliabilities } from "../statement-vocabularies.ts";
import { oneOf, reference, text, wholeNumber } from "../values.ts";

export const sourceGraded = defineKind({
  kind: "source-graded",
  version: 1,
  group: "sources",
  title: { en: "Source graded", fr: "Source cotée" },
  about: {
    en:
      "The reliability of one voice and the credibility of what it says, judged apart, each with its reason. " +
      "They are not combined. A later grading stands beside this one.",
    fr:
      "Fiabilité d’une voix et crédibilité de ce qu’elle dit, appréciées séparément, chacune avec son motif. " +
      "Elles ne se combinent pas. Une cotation ultérieure s’y ajoute.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    statementRef: stated(reference("statement"), {
      label: { en: "Statement", fr: "Déclaration" },
      fixed: true,
    }),
    voiceIndex: stated(wholeNumber(), {
      label: {
        en: "Voice of the chain, the outermost is 0",
        fr: "Voix de la chaîne, 0 pour la plus externe",
      },
      unit: "voice",
    }),
    reliability: stated(oneOf(reliabilities), {
      label: { en: "Reliability of the source", fr: "Fiabilité de la source" },
      source: "Admiralty code",
    }),
    reliabilityReason: stated(text(2_000), {
      label: { en: "Why this reliability", fr: "Motif de la fiabilité" },
      words: true,
    }),
    credibility: stated(oneOf(credibilities), {
      label: { en: "Credibility of what is said", fr: "Crédibilité du propos" },
      source: "Admiralty code",
    }),
    credibilityReason: stated(text(2_000), {
      label: { en: "Why this credibility", fr: "Motif de la crédibilité" },
      words: true,
    }),
  },
});
