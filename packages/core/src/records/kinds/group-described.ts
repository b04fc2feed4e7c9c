// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { textQuote } from "../statement-values.ts";
import { groupTypes } from "../statement-vocabularies.ts";
import { oneOf, reference, text } from "../values.ts";

export const groupDescribed = defineKind({
  kind: "group-described",
  version: 1,
  group: "people",
  title: { en: "Group described", fr: "Groupe décrit" },
  about: {
    en: "A group that exists by statement only: a text speaks of it. It has no members and no address here.",
    fr: "Groupe qui n’existe que par déclaration : un texte en parle. Il n’a ici ni membres ni adresse.",
  },
  founds: "group",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    designation: stated(text(200), {
      label: { en: "What it is called", fr: "Désignation" },
      words: true,
    }),
    groupType: stated(oneOf(groupTypes), { label: { en: "Kind of group", fr: "Nature du groupe" } }),
    textRef: stated(reference("text"), {
      label: { en: "Text that speaks of it", fr: "Texte qui en parle" },
      fixed: true,
    }),
    quote: stated(textQuote, {
      label: { en: "In these words", fr: "En ces termes" },
      unit: "code point",
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
