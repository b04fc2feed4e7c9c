// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { lookupOutcomes } from "../operation-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval, wholeNumber } from "../values.ts";

export const lookupReviewed = defineKind({
  kind: "lookup-reviewed",
  version: 1,
  group: "look-ups",
  title: { en: "Look-up reviewed", fr: "Consultation examinée" },
  about: {
    en:
      "A person looked at one look-up and asked what explains it. Unexplained means that no record " +
      "explains it yet; it says nothing of guilt.",
    fr:
      "Une personne a examiné une consultation et cherché ce qui l’explique. Inexpliquée signifie " +
      "qu’aucun acte ne l’explique encore ; cela ne dit rien d’une faute.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    logRef: stated(reference("look-up-log"), { label: { en: "Log", fr: "Journal" }, fixed: true }),
    row: stated(wholeNumber(1), {
      label: { en: "Row of the log", fr: "Ligne du journal" },
      fixed: true,
      unit: "row",
    }),
    agentRef: stated(optional(reference("person")), { label: { en: "Who looked", fr: "Qui a consulté" } }),
    lookedAt: stated(timeInterval, { label: { en: "Looked up at", fr: "Consulté le" } }),
    outcome: stated(oneOf(lookupOutcomes), { label: { en: "Outcome", fr: "Issue" }, fixed: true }),
    explainedByRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records that explain it", fr: "Actes qui l’expliquent" },
      fixed: true,
    }),
    question: stated(text(2_000), {
      label: {
        en: "Question that remains, or that was answered",
        fr: "Question qui demeure, ou qui trouva réponse",
      },
      words: true,
    }),
    replyAskedAt: stated(optional(timeInterval), {
      label: { en: "Reply asked for at", fr: "Réponse demandée le" },
    }),
    reply: stated(optional(text(4_000)), {
      label: { en: "Reply of whoever looked", fr: "Réponse de l’agent" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
