// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { examinedThings } from "../exhibit-vocabularies.ts";
import { oneOf, quantity, reference, text, timeInterval } from "../values.ts";

export const exhibitExamined = defineKind({
  kind: "exhibit-examined",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit examined", fr: "Scellé examiné" },
  about: {
    en:
      "An image of the exhibit, or the exhibit itself, was examined: by whom, with what, to answer " +
      "what, and what could not be left unchanged.",
    fr:
      "Une copie du scellé, ou l’objet lui-même, a été examinée : par qui, avec quoi, pour répondre " +
      "à quoi, et ce qui n’a pu rester inchangé.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    examined: stated(oneOf(examinedThings), {
      label: { en: "What was examined", fr: "Ce qui fut examiné" },
      fixed: true,
    }),
    objectRoot: stated(optional(reference("object")), {
      label: { en: "Image", fr: "Copie" },
      fixed: true,
      mayBeMissing: true,
    }),
    imageRef: stated(optional(reference("record")), {
      label: { en: "Record of an image kept elsewhere", fr: "Acte d’une copie conservée ailleurs" },
      fixed: true,
    }),
    examinerRef: stated(reference("person"), { label: { en: "Examiner", fr: "Examinateur" } }),
    competence: stated(optional(text(500)), {
      label: { en: "Competence of the examiner", fr: "Compétence de l’examinateur" },
      words: true,
    }),
    startedAt: stated(timeInterval, { label: { en: "Started at", fr: "Début" } }),
    endedAt: stated(optional(timeInterval), { label: { en: "Ended at", fr: "Fin" } }),
    question: stated(text(2_000), { label: { en: "Question put", fr: "Question posée" }, words: true }),
    method: stated(text(2_000), {
      label: { en: "Method, tools and versions", fr: "Méthode, outils et versions" },
      words: true,
      source: "ISO/IEC 27042",
    }),
    result: stated(optional(text(8_000)), { label: { en: "Result", fr: "Résultat" }, words: true }),
    isRepeatable: stated(optional(z.boolean()), { label: { en: "Can be repeated", fr: "Reproductible" } }),
    changes: stated(optional(text(2_000)), {
      label: {
        en: "Unavoidable changes and who answers for them",
        fr: "Modifications inévitables et qui en répond",
      },
      words: true,
      source: "ISO/IEC 27037",
    }),
    consumed: stated(optional(quantity), { label: { en: "Quantity used up", fr: "Quantité consommée" } }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    reportObject: stated(optional(reference("object")), {
      label: { en: "Report", fr: "Rapport" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
