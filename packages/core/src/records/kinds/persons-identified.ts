// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text } from "../values.ts";

export const personsIdentified = defineKind({
  kind: "persons-identified",
  version: 1,
  group: "people",
  title: { en: "Persons identified", fr: "Personnes identifiées l’une à l’autre" },
  about: {
    en:
      "Two person records of this case are one and the same person, for these reasons. Both records " +
      "stay. A voice that is anonymous is no person and cannot be named here.",
    fr:
      "Deux fiches de cette affaire désignent une seule et même personne, pour ces raisons. Les " +
      "deux fiches demeurent. Une voix anonyme n’est pas une personne et ne peut être désignée ici.",
  },
  founds: "identification",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, fixed: true }),
    otherRef: stated(reference("person"), {
      label: { en: "Other record of the same person", fr: "Autre fiche de la même personne" },
      fixed: true,
    }),
    basis: stated(text(2_000), { label: { en: "On what it rests", fr: "Fondement" }, words: true }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
