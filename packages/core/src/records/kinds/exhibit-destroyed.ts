// SPDX-License-Identifier: Apache-2.0
import { attendee } from "../attendee.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { destructionMethods } from "../exhibit-vocabularies.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";
import { attendanceBranches } from "../vocabularies.ts";

export const exhibitDestroyed = defineKind({
  kind: "exhibit-destroyed",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit destroyed", fr: "Scellé détruit" },
  about: {
    en:
      "The exhibit is destroyed on this authority, by two persons. A narcotic is not, without a " +
      "weighing that was attended and a sample that is kept under seal.",
    fr:
      "Le scellé est détruit sur cette autorisation, par deux personnes. Un stupéfiant ne l’est pas " +
      "sans pesée contradictoire et sans échantillon conservé sous scellés.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    authorisationRef: stated(reference("authorisation"), {
      label: { en: "Authorisation", fr: "Autorisation" },
      fixed: true,
    }),
    noticeRef: stated(optional(reference("record")), {
      label: { en: "Notice to whom it concerns", fr: "Notification à l’intéressé" },
      fixed: true,
    }),
    method: stated(oneOf(destructionMethods), { label: { en: "Method", fr: "Procédé" } }),
    destroyedAt: stated(timeInterval, { label: { en: "Destroyed at", fr: "Détruit le" } }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    secondRef: stated(reference("person"), {
      label: { en: "Second person who destroyed it", fr: "Seconde personne ayant détruit" },
      fixed: true,
    }),
    branch: stated(oneOf(attendanceBranches), { label: { en: "Who attended", fr: "Présence" } }),
    attendees: stated(listOf(attendee, 20, 0), { label: { en: "Attendees", fr: "Personnes présentes" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Record or photograph", fr: "Procès-verbal ou photographie" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
