// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { closureGrounds } from "../vocabularies.ts";

export const caseClosed = defineKind({
  kind: "case-closed",
  version: 1,
  group: "case",
  title: { en: "Case closed", fr: "Affaire close" },
  about: {
    en: "Nothing new is collected in the case; custody, reading and mending go on.",
    fr: "Rien de nouveau n’est recueilli ; garde, lecture et rectification se poursuivent.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    ground: stated(oneOf(closureGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    reason: stated(text(2_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
  },
});
