// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind, optional, stated } from "../define-kind.ts";
import { erases, keptFields } from "../skeleton-values.ts";
import { legalReference, oneOf, reference } from "../values.ts";
import { erasureGrounds } from "../vocabularies.ts";

export const erasureDecided = defineKind({
  kind: "erasure-decided",
  version: 1,
  group: "mending",
  title: { en: "Erasure decided", fr: "Effacement décidé" },
  about: {
    en:
      "The words of a record and of its corrections are to go; what remains is the skeleton " +
      "assigned here.",
    fr:
      "Les mots d’un acte et de ses rectifications doivent disparaître ; il en reste le squelette " +
      "inscrit ici.",
  },
  founds: "decision",
  shape: {
    targetRef: stated(reference("record"), {
      label: { en: "Record erased", fr: "Acte effacé" },
      fixed: true,
    }),
    ground: stated(oneOf(erasureGrounds), { label: { en: "Ground", fr: "Fondement" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    keep: stated(optional(keptFields), {
      label: {
        en: "Optional fields kept, all without words if not stated",
        fr: "Champs facultatifs conservés, tous ceux sans texte à défaut",
      },
      fixed: true,
    }),
    erases: assigned(erases, { label: { en: "What remains", fr: "Ce qui demeure" } }),
  },
});
