// SPDX-License-Identifier: Apache-2.0

import { deliveryMeans, noticeTypes } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { languageTag, legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";
import { signatureOutcomes } from "../vocabularies.ts";

export const noticeServed = defineKind({
  kind: "notice-served",
  version: 1,
  group: "case",
  title: { en: "Notice served", fr: "Notification effectuée" },
  about: {
    en: "Somebody was told something in due form: what, how, when, and whether receipt was signed.",
    fr:
      "Une personne a été informée en bonne forme : de quoi, comment, quand, et si la réception fut " +
      "signée.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), {
      label: { en: "Person notified", fr: "Personne avisée" },
      fixed: true,
    }),
    counselRef: stated(optional(reference("person")), { label: { en: "Counsel", fr: "Avocat" } }),
    noticeType: stated(oneOf(noticeTypes), { label: { en: "Type", fr: "Type" } }),
    actRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it concerns", fr: "Actes concernés" },
    }),
    servedAt: stated(timeInterval, { label: { en: "Served at", fr: "Notifié le" } }),
    means: stated(oneOf(deliveryMeans), { label: { en: "Means", fr: "Voie" } }),
    signature: stated(optional(oneOf(signatureOutcomes)), {
      label: { en: "Receipt", fr: "Accusé de réception" },
    }),
    language: stated(optional(languageTag), {
      label: { en: "Language of the notice", fr: "Langue de la notification" },
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Notice or receipt", fr: "Avis ou accusé" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
