// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { sealedObjectFields } from "../sealed-object.ts";
import { reference, text, timeInterval } from "../values.ts";

export const exhibitPhotographed = defineKind({
  kind: "exhibit-photographed",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit photographed", fr: "Objet photographié" },
  about: {
    en:
      "A photograph of an exhibit, hashed and encrypted on the device that took it. Whether it shows the exhibit " +
      "is what its author states.",
    fr:
      "Photographie d’un objet, hachée et chiffrée sur l’appareil qui l’a prise. Qu’elle montre l’objet est ce " +
      "que déclare son auteur.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    photographedAt: stated(timeInterval, { label: { en: "Photographed at", fr: "Photographié le" } }),
    caption: stated(optional(text(300)), { label: { en: "Caption", fr: "Légende" }, words: true }),
    ...sealedObjectFields,
  },
});
