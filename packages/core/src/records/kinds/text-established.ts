// SPDX-License-Identifier: Apache-2.0
import { defineKind, measured, optional, stated } from "../define-kind.ts";
import { party } from "../statement-values.ts";
import { textOrigins } from "../statement-vocabularies.ts";
import { languageTag, oneOf, reference, sha256Hex, text, timeInterval, wholeNumber } from "../values.ts";

export const textEstablished = defineKind({
  kind: "text-established",
  version: 1,
  group: "sources",
  title: { en: "Text established", fr: "Texte établi" },
  about: {
    en:
      "The text of a captured document, in Unicode normal form C with single line feeds: what quotes point " +
      "into. The sealed document stays the evidence.",
    fr:
      "Texte d’un document recueilli, en forme normale C d’Unicode, lignes séparées par un saut : ce que " +
      "visent les citations. Le document scellé reste la preuve.",
  },
  founds: "text",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    documentRef: stated(reference("record"), {
      label: { en: "Captured document", fr: "Document recueilli" },
      fixed: true,
    }),
    language: stated(languageTag, { label: { en: "Language", fr: "Langue" } }),
    origin: stated(oneOf(textOrigins), { label: { en: "How it was obtained", fr: "Mode d’obtention" } }),
    publishedAt: stated(timeInterval, {
      label: { en: "Published; relative times hang on it", fr: "Publié ; les temps relatifs en dépendent" },
    }),
    publisher: stated(optional(party), { label: { en: "Publisher", fr: "Éditeur" } }),
    textObject: stated(optional(reference("object")), {
      label: { en: "The text itself, sealed", fr: "Le texte lui-même, scellé" },
      fixed: true,
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
    textDigest: measured(sha256Hex, "client", {
      label: { en: "SHA-256 of the text in UTF-8", fr: "SHA-256 du texte en UTF-8" },
      source: "FIPS 180-4",
    }),
    textLength: measured(wholeNumber(1), "client", {
      label: { en: "Length", fr: "Longueur" },
      unit: "code point",
    }),
  },
});
