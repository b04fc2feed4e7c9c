// SPDX-License-Identifier: Apache-2.0

import { accessRefusalGrounds, remedies, standings } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { lengthOfTime } from "../length-of-time.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const accessRefused = defineKind({
  kind: "access-refused",
  version: 2,
  group: "case",
  title: { en: "Access refused", fr: "Accès refusé" },
  about: {
    en:
      "A request for access was refused, in whole or in part: on what ground, what remedy there is " +
      "and until when.",
    fr:
      "Une demande d’accès a été refusée, en tout ou partie : sur quel fondement, avec quel recours " +
      "et dans quel délai.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Who asked", fr: "Demandeur" }, fixed: true }),
    standing: stated(oneOf(standings), { label: { en: "In what quality", fr: "En quelle qualité" } }),
    requestedAt: stated(optional(timeInterval), { label: { en: "Asked at", fr: "Demandé le" } }),
    recordRefs: stated(optional(listOf(reference("record"), 1_000)), {
      label: {
        en: "Records withheld, the whole file if not stated",
        fr: "Actes refusés, tout le dossier à défaut",
      },
    }),
    ground: stated(oneOf(accessRefusalGrounds), { label: { en: "Ground", fr: "Fondement" } }),
    reason: stated(text(2_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    decidedBy: stated(text(200), { label: { en: "Deciding authority", fr: "Autorité" }, words: true }),
    decidedAt: stated(timeInterval, { label: { en: "Decided at", fr: "Décidé le" } }),
    remedy: stated(oneOf(remedies), { label: { en: "Remedy", fr: "Recours" } }),
    remedyBody: stated(optional(text(300)), { label: { en: "Before whom", fr: "Devant qui" }, words: true }),
    remedyUntil: stated(optional(timeInterval), {
      label: { en: "Time limit of the remedy, if a date", fr: "Terme du recours, si c’est une date" },
    }),
    remedyLength: stated(optional(lengthOfTime), {
      label: { en: "Time limit, if it runs from the notice", fr: "Délai, s’il court de la notification" },
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
