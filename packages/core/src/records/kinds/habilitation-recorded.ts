// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, reference, text, timeInterval } from "../values.ts";

export const habilitationRecorded = defineKind({
  kind: "habilitation-recorded",
  version: 1,
  group: "people",
  title: { en: "Habilitation recorded", fr: "Habilitation enregistrée" },
  about: {
    en: "What a person was individually authorised to consult or do, by which act and for how long.",
    fr:
      "Ce qu’une personne est individuellement habilitée à consulter ou à faire, par quel acte et " +
      "pour quelle durée.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, if known by that case only", fr: "Affaire, si connu de cette seule affaire" },
      subject: true,
    }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    scope: stated(text(500), { label: { en: "File or power", fr: "Fichier ou pouvoir" }, words: true }),
    decidingAct: stated(text(300), { label: { en: "Deciding act", fr: "Acte d’habilitation" }, words: true }),
    from: stated(timeInterval, { label: { en: "From", fr: "Depuis" } }),
    until: stated(optional(timeInterval), { label: { en: "Until", fr: "Jusqu’à" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document that proves it", fr: "Document probant" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
