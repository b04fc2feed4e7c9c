// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text } from "../values.ts";

export const workingCopyMade = defineKind({
  kind: "working-copy-made",
  version: 1,
  group: "exhibits",
  title: { en: "Working copy made", fr: "Copie de travail réalisée" },
  about: {
    en:
      "A sealed object was decrypted to a copy, for this reason. Recorded before the first byte is " + "out.",
    fr:
      "Un objet scellé a été déchiffré vers une copie, pour ce motif. Enregistré avant la sortie du " +
      "premier octet.",
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
    }),
    reason: stated(text(1_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
