// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text, timeInterval } from "../values.ts";

export const assignmentRecorded = defineKind({
  kind: "assignment-recorded",
  version: 1,
  group: "people",
  title: { en: "Assignment recorded", fr: "Affectation enregistrée" },
  about: {
    en: "Where a person serves or served, in what position and under whom.",
    fr: "Où une personne sert ou a servi, à quel poste et sous l’autorité de qui.",
  },
  isOfHierarchy: true,
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, if known by that case only", fr: "Affaire, si connu de cette seule affaire" },
      subject: true,
    }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    bodyRef: stated(reference("body"), { label: { en: "Body", fr: "Service" } }),
    position: stated(text(200), { label: { en: "Position", fr: "Poste" }, words: true }),
    superiorRef: stated(optional(reference("person")), { label: { en: "Superior", fr: "Supérieur" } }),
    from: stated(timeInterval, { label: { en: "From", fr: "Depuis" } }),
    until: stated(optional(timeInterval), { label: { en: "Until", fr: "Jusqu’à" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
