// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { sealedObjectFields } from "../sealed-object.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";
import { acquisitionMethods } from "../vocabularies.ts";

export const imageAcquiredV1 = defineKind({
  kind: "image-acquired",
  version: 1,
  group: "exhibits",
  title: { en: "Image acquired", fr: "Copie réalisée" },
  about: {
    en:
      "A forensic image of the exhibit, encrypted where it was taken. The digest is of the " +
      "plaintext, the root of what is stored.",
    fr:
      "Copie forensique de l’objet, chiffrée sur place. L’empreinte porte sur le clair, la racine " +
      "sur ce qui est conservé.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    acquisitionMethod: stated(oneOf(acquisitionMethods), {
      label: { en: "Acquisition method", fr: "Méthode d’acquisition" },
      source: "NIST SP 800-101r1",
    }),
    tool: stated(optional(text(200)), {
      label: { en: "Tool and version", fr: "Outil et version" },
      words: true,
    }),
    sourceDescription: stated(optional(text(500)), {
      label: { en: "What was read", fr: "Source lue" },
      words: true,
    }),
    acquiredAt: stated(optional(timeInterval), { label: { en: "Acquired at", fr: "Réalisée le" } }),
    ...sealedObjectFields,
  },
});
