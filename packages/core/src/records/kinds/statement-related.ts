// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { statementRelations } from "../statement-vocabularies.ts";
import { oneOf, reference, text } from "../values.ts";

export const statementRelated = defineKind({
  kind: "statement-related",
  version: 1,
  group: "sources",
  title: { en: "Statements related", fr: "Déclarations reliées" },
  about: {
    en: "How one statement stands to another, in the judgement of the author of this record, with the reason.",
    fr: "Rapport d’une déclaration à une autre, selon l’auteur de cet acte, avec le motif.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    statementRef: stated(reference("statement"), {
      label: { en: "Statement", fr: "Déclaration" },
      fixed: true,
    }),
    relation: stated(oneOf(statementRelations), { label: { en: "Relation", fr: "Rapport" }, fixed: true }),
    otherRef: stated(reference("statement"), {
      label: { en: "Other statement", fr: "Autre déclaration" },
      fixed: true,
    }),
    reason: stated(text(2_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
