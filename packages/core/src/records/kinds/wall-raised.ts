// SPDX-License-Identifier: Apache-2.0

import { wallGrounds } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text } from "../values.ts";

export const wallRaised = defineKind({
  kind: "wall-raised",
  version: 1,
  group: "case",
  title: { en: "Wall raised", fr: "Cloisonnement décidé" },
  about: {
    en:
      "From this record on a person learns nothing of the case from the register, whatever roles " +
      "the person has. The person is not told.",
    fr:
      "À compter de cet acte une personne n’apprend rien de l’affaire par le registre, quels que " +
      "soient ses rôles. Elle n’en est pas avertie.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), {
      label: { en: "Person kept out", fr: "Personne écartée" },
      fixed: true,
    }),
    ground: stated(oneOf(wallGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    reason: stated(text(1_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
  },
});
