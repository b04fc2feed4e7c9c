// SPDX-License-Identifier: Apache-2.0

import { partiesNotified } from "../allegation-vocabularies.ts";
import { deliveryMeans } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";

export const procedureNotified = defineKind({
  kind: "procedure-notified",
  version: 1,
  group: "procedures",
  title: { en: "Procedure notified", fr: "Procédure signalée" },
  about: {
    en: "Somebody with a part in an affected procedure was told that it is affected.",
    fr: "Une partie à une procédure affectée en a été avisée.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    procedureRef: stated(reference("procedure"), {
      label: { en: "Procedure", fr: "Procédure" },
      fixed: true,
    }),
    party: stated(oneOf(partiesNotified), { label: { en: "Who was told", fr: "Qui fut avisé" } }),
    personRef: stated(optional(reference("person")), { label: { en: "Person", fr: "Personne" } }),
    bodyRef: stated(optional(reference("body")), {
      label: { en: "Court or office", fr: "Juridiction ou parquet" },
    }),
    notifiedAt: stated(timeInterval, { label: { en: "Told at", fr: "Avisé le" } }),
    means: stated(oneOf(deliveryMeans), { label: { en: "Means", fr: "Voie" } }),
    content: stated(text(4_000), { label: { en: "What was told", fr: "Ce qui fut dit" }, words: true }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Notice", fr: "Avis" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
