// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { resealTypes } from "../vocabularies.ts";

export const exhibitResealed = defineKind({
  kind: "exhibit-resealed",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit resealed", fr: "Scellé reconstitué" },
  about: {
    en: "After an opening or a break the custodian makes a new seal with a new number.",
    fr: "Après ouverture ou bris le gardien reconstitue un scellé sous un nouveau numéro.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    sealType: stated(oneOf(resealTypes), { label: { en: "Seal", fr: "Scellé" } }),
    sealNumber: stated(text(40), {
      label: { en: "Number on the seal", fr: "Numéro du scellé" },
      words: true,
    }),
    resealedAt: stated(timeInterval, { label: { en: "Resealed at", fr: "Reconstitué le" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
