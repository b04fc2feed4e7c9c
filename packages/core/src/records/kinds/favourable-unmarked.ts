// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { reference, text } from "../values.ts";

export const favourableUnmarked = defineKind({
  kind: "favourable-unmarked",
  version: 1,
  group: "case",
  title: { en: "Mark as favourable removed", fr: "Signalement à décharge retiré" },
  about: {
    en:
      "A mark no longer counts, for a stated reason. The mark, who made it, who removed it and why stay " +
      "visible wherever marks are counted. A mark of the defence is removed by whoever made it only.",
    fr:
      "Un signalement ne compte plus, pour un motif énoncé. Le signalement, son auteur, qui l’a retiré et " +
      "pourquoi demeurent visibles partout où l’on compte. Celui de la défense n’est retiré que par son auteur.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    markRef: stated(reference("record"), {
      label: { en: "Mark that is removed", fr: "Signalement retiré" },
      fixed: true,
    }),
    reason: stated(text(2_000), { label: { en: "Why", fr: "Motif" }, words: true }),
  },
});
