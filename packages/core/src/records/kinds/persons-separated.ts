// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text } from "../values.ts";

export const personsSeparated = defineKind({
  kind: "persons-separated",
  version: 1,
  group: "people",
  title: { en: "Persons separated", fr: "Personnes distinguées" },
  about: {
    en:
      "An identification does not hold: the two records are two persons again. Nothing recorded " +
      "under either is rewritten.",
    fr:
      "Une identification ne tient pas : les deux fiches désignent de nouveau deux personnes. Rien " +
      "de ce qui fut enregistré sous l’une ou l’autre n’est réécrit.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    identificationRef: stated(reference("identification"), {
      label: { en: "Identification undone", fr: "Identification annulée" },
      fixed: true,
    }),
    reason: stated(text(2_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
