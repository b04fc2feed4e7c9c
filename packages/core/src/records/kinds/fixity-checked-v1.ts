// SPDX-License-Identifier: Apache-2.0
import { defineKind, measured, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";
import { fixityOutcomes } from "../vocabularies.ts";

export const fixityCheckedV1 = defineKind({
  kind: "fixity-checked",
  version: 1,
  group: "exhibits",
  title: { en: "Fixity checked", fr: "Fixité contrôlée" },
  about: {
    en: "Whether a sealed object is still the same bytes.",
    fr: "Si un objet scellé est encore identique octet pour octet.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, for a document", fr: "Affaire, pour un document" },
      subject: true,
    }),
    exhibitRef: stated(optional(reference("exhibit")), {
      label: { en: "Exhibit, for an image", fr: "Scellé, pour une copie" },
      subject: true,
    }),
    objectRoot: stated(reference("object"), {
      label: { en: "Sealed object", fr: "Objet scellé" },
      fixed: true,
      mayBeMissing: true,
    }),
    outcome: measured(oneOf(fixityOutcomes), "register", {
      label: { en: "Outcome", fr: "Résultat" },
      source: "PREMIS",
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
