// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { correctedFields, reference, text } from "../values.ts";

export const correctionMade = defineKind({
  kind: "correction-made",
  version: 1,
  group: "mending",
  title: { en: "Correction made", fr: "Rectification" },
  about: {
    en: "Replaces named stated fields of a record. The record stands as it was; every view shows " + "both.",
    fr: "Remplace des champs déclarés d’un acte. L’acte demeure ; toute vue montre les deux.",
  },
  shape: {
    targetRef: stated(reference("record"), {
      label: { en: "Record corrected", fr: "Acte rectifié" },
      fixed: true,
    }),
    fields: stated(correctedFields, { label: { en: "New values", fr: "Nouvelles valeurs" }, words: true }),
    reason: stated(text(1_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
