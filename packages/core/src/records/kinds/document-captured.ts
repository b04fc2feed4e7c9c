// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { sealedObjectFields } from "../sealed-object.ts";
import { languageTag, reference, text, timeInterval } from "../values.ts";

export const documentCaptured = defineKind({
  kind: "document-captured",
  version: 1,
  group: "sources",
  title: { en: "Document captured", fr: "Document recueilli" },
  about: {
    en:
      "A document sealed as it was found: an act, a receipt, a publication. Nothing is said of its " +
      "truth.",
    fr: "Document scellé tel que trouvé : acte, reçu, publication. Rien n’est dit de sa véracité.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    title: stated(text(300), { label: { en: "Title", fr: "Titre" }, words: true }),
    language: stated(languageTag, { label: { en: "Language of the document", fr: "Langue du document" } }),
    publisher: stated(optional(text(200)), {
      label: { en: "Publisher or author", fr: "Éditeur ou auteur" },
      words: true,
    }),
    publishedAt: stated(optional(timeInterval), { label: { en: "Dated", fr: "Daté du" } }),
    source: stated(optional(text(500)), {
      label: { en: "Where it was found", fr: "Provenance" },
      words: true,
    }),
    ...sealedObjectFields,
  },
});
