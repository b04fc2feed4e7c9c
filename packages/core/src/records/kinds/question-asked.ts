// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text } from "../values.ts";

export const questionAsked = defineKind({
  kind: "question-asked",
  version: 1,
  group: "case",
  title: { en: "Question asked", fr: "Question posée" },
  about: {
    en:
      "Somebody who was granted access, or counsel, asks the inquiry something or asks for an act. It stays " +
      "on record whatever the answer.",
    fr:
      "Une personne à qui l’accès fut accordé, ou son avocat, pose une question à l’enquête ou demande un " +
      "acte. Elle demeure consignée quelle que soit la réponse.",
  },
  founds: "question",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    grantRef: stated(reference("record"), {
      label: { en: "Decision that gave access", fr: "Décision qui a donné l’accès" },
      fixed: true,
    }),
    question: stated(text(4_000), {
      label: { en: "Question or request", fr: "Question ou demande" },
      words: true,
    }),
    recordRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it concerns", fr: "Actes concernés" },
    }),
  },
});
