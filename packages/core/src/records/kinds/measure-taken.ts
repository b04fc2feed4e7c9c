// SPDX-License-Identifier: Apache-2.0

import { measureTypes } from "../allegation-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const measureTaken = defineKind({
  kind: "measure-taken",
  version: 1,
  group: "allegations",
  title: { en: "Measure taken", fr: "Mesure prise" },
  about: {
    en: "What was done about a person, or that nothing was. It is not a finding of guilt.",
    fr:
      "Ce qui fut décidé à l’égard d’une personne, ou que rien ne le fut. Ce n’est pas une " +
      "déclaration de culpabilité.",
  },
  founds: "measure",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    measure: stated(oneOf(measureTypes), { label: { en: "Measure", fr: "Mesure" }, fixed: true }),
    takenAt: stated(timeInterval, {
      label: { en: "Taken at; for none, as of", fr: "Prise le ; si aucune, à la date du" },
    }),
    until: stated(optional(timeInterval), { label: { en: "Until", fr: "Jusqu’à" } }),
    authority: stated(optional(text(200)), {
      label: { en: "Deciding authority", fr: "Autorité" },
      words: true,
    }),
    allegationRefs: stated(optional(listOf(reference("allegation"), 50)), {
      label: { en: "Allegations", fr: "Allégations" },
    }),
    liftsRef: stated(optional(reference("measure")), {
      label: { en: "Measure lifted", fr: "Mesure levée" },
      fixed: true,
    }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
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
