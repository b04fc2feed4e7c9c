// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { ageRecipient, listOf, text } from "../values.ts";

export const caseOpened = defineKind({
  kind: "case-opened",
  version: 1,
  group: "case",
  title: { en: "Case opened", fr: "Affaire ouverte" },
  about: {
    en:
      "Opens a case. Its author is its first lead; its recipients are who can open the evidence " +
      "sealed for it.",
    fr:
      "Ouvre une affaire. Son auteur en est le premier directeur ; les destinataires sont ceux qui " +
      "peuvent ouvrir ses scellés numériques.",
  },
  founds: "case",
  shape: {
    number: stated(text(80), { label: { en: "Case number", fr: "Numéro d’affaire" }, words: true }),
    title: stated(text(300), { label: { en: "Title", fr: "Intitulé" }, words: true }),
    recipients: stated(listOf(ageRecipient, 16, 0), {
      label: { en: "Evidence recipients", fr: "Destinataires des scellés" },
      fixed: true,
    }),
    summary: stated(optional(text(8_000)), { label: { en: "Summary", fr: "Exposé" }, words: true }),
  },
});
