// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { segregationGrounds } from "../exhibit-vocabularies.ts";
import { legalReference, oneOf, reference, text, timeInterval, wholeNumber } from "../values.ts";

export const matterSegregated = defineKind({
  kind: "matter-segregated",
  version: 1,
  group: "exhibits",
  title: { en: "Matter segregated", fr: "Éléments isolés" },
  about: {
    en:
      "Something in or on the exhibit is set apart so that those who inquire do not read it. That " +
      "it exists is recorded, what it says is not.",
    fr:
      "Un élément du scellé est mis à part pour que les enquêteurs ne le lisent pas. Son existence " +
      "est inscrite, non sa teneur.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    ground: stated(oneOf(segregationGrounds), { label: { en: "Ground", fr: "Fondement" } }),
    objectRoot: stated(optional(reference("object")), {
      label: { en: "Image it was found in", fr: "Copie où il fut trouvé" },
      fixed: true,
      mayBeMissing: true,
    }),
    segregatedObject: stated(optional(reference("object")), {
      label: { en: "Sealed object that holds it", fr: "Objet scellé qui le contient" },
      fixed: true,
    }),
    scope: stated(text(1_000), {
      label: { en: "What is set apart, without its content", fr: "Ce qui est isolé, sans la teneur" },
      words: true,
    }),
    itemCount: stated(optional(wholeNumber(1)), { label: { en: "Items", fr: "Éléments" }, unit: "item" }),
    segregatedAt: stated(timeInterval, { label: { en: "Segregated at", fr: "Isolé le" } }),
    segregatedByRef: stated(optional(reference("person")), { label: { en: "By whom", fr: "Par qui" } }),
    decisionBy: stated(optional(text(200)), {
      label: { en: "Who decides on it", fr: "Qui en décide" },
      words: true,
    }),
    decisionDueAt: stated(optional(timeInterval), {
      label: { en: "Decision due at", fr: "Décision attendue le" },
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
