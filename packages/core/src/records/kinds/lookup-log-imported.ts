// SPDX-License-Identifier: Apache-2.0
import { defineKind, measured, optional, stated } from "../define-kind.ts";
import { lookupLogFormats } from "../operation-vocabularies.ts";
import { sealedObjectFields } from "../sealed-object.ts";
import { legalReference, oneOf, reference, text, timeInterval, wholeNumber } from "../values.ts";

export const lookupLogImported = defineKind({
  kind: "lookup-log-imported",
  version: 1,
  group: "look-ups",
  title: { en: "Look-up log imported", fr: "Journal de consultations importé" },
  about: {
    en:
      "A log of look-ups in a file of the police, sealed as it was received. Logs serve only the " +
      "purposes that the law names.",
    fr:
      "Journal de consultations d’un fichier de police, scellé tel que reçu. Il ne sert qu’aux fins " +
      "que la loi énumère.",
  },
  founds: "look-up-log",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    title: stated(text(300), { label: { en: "Title", fr: "Intitulé" }, words: true }),
    system: stated(text(200), { label: { en: "File consulted", fr: "Fichier consulté" }, words: true }),
    bodyRef: stated(reference("body"), { label: { en: "Who handed it over", fr: "Qui l’a remis" } }),
    format: stated(oneOf(lookupLogFormats), { label: { en: "Format", fr: "Format" } }),
    from: stated(timeInterval, { label: { en: "Covers from", fr: "Couvre depuis" } }),
    until: stated(timeInterval, { label: { en: "Covers until", fr: "Couvre jusqu’à" } }),
    receivedAt: stated(timeInterval, { label: { en: "Received at", fr: "Reçu le" } }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    gaps: stated(optional(text(2_000)), {
      label: { en: "What is known to be missing", fr: "Lacunes connues" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
    rowCount: measured(wholeNumber(), "client", {
      label: { en: "Look-ups", fr: "Consultations" },
      unit: "row",
    }),
    ...sealedObjectFields,
  },
});
