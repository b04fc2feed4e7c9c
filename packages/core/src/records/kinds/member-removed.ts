// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { memberRemovalGrounds } from "../vocabularies.ts";

export const memberRemoved = defineKind({
  kind: "member-removed",
  version: 1,
  group: "case",
  title: { en: "Member removed", fr: "Membre retiré" },
  about: {
    en: "From this record on the person neither reads nor records in the case.",
    fr: "À compter de cet acte la personne ne lit ni n’enregistre plus dans l’affaire.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, fixed: true }),
    ground: stated(oneOf(memberRemovalGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
