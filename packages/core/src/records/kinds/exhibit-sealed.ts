// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { sealTypes } from "../vocabularies.ts";

export const exhibitSealed = defineKind({
  kind: "exhibit-sealed",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit sealed", fr: "Objet placé sous scellés" },
  about: {
    en:
      "The custodian closes the exhibit against change. A provisional seal is followed by a " +
      "definitive one.",
    fr: "Le gardien place l’objet sous scellés. Un scellé provisoire est suivi d’un scellé définitif.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    sealType: stated(oneOf(sealTypes), { label: { en: "Seal", fr: "Scellé" } }),
    sealNumber: stated(text(40), {
      label: { en: "Number on the seal", fr: "Numéro du scellé" },
      words: true,
    }),
    sealedAt: stated(timeInterval, { label: { en: "Sealed at", fr: "Scellé le" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
