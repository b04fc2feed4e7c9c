// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { disclosedMatters, disclosureMeans } from "../operation-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const operationDisclosed = defineKind({
  kind: "operation-disclosed",
  version: 1,
  group: "operations",
  title: { en: "Operation disclosed", fr: "Opération portée à connaissance" },
  about: {
    en:
      "Somebody was told of an operation beforehand in the course of duty: who, of what, when and " +
      "how. A contact of the press or an anonymous voice is never named here.",
    fr:
      "Une personne a été informée d’une opération dans le cadre du service : qui, de quoi, quand " +
      "et comment. Un contact de la presse ou une voix anonyme n’est jamais désigné ici.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    operationRef: stated(reference("operation"), {
      label: { en: "Operation", fr: "Opération" },
      subject: true,
    }),
    toRefs: stated(listOf(reference("person"), 200), {
      label: { en: "Who was told", fr: "Qui fut informé" },
    }),
    byRef: stated(optional(reference("person")), { label: { en: "By whom", fr: "Par qui" } }),
    matters: stated(listOf(oneOf(disclosedMatters), 5), { label: { en: "Of what", fr: "De quoi" } }),
    disclosedAt: stated(timeInterval, { label: { en: "Told at", fr: "Informé le" } }),
    means: stated(oneOf(disclosureMeans), { label: { en: "How", fr: "Comment" } }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
