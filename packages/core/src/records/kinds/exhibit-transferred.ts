// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { foreignIndex, foreignLeaf, foreignReceipt, foreignRef } from "../transfer-fields.ts";
import { reference, timeInterval } from "../values.ts";

export const exhibitTransferred = defineKind({
  kind: "exhibit-transferred",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit held by the other register", fr: "Scellé détenu par l’autre registre" },
  about: {
    en:
      "The register that the case was given to proved that somebody there holds the exhibit: its receipt of taking " +
      "the exhibit over. Nobody holds it here any more.",
    fr:
      "Le registre auquel l’affaire a été transmise a prouvé que quelqu’un y détient le scellé : son reçu de la reprise. " +
      "Plus personne ne le détient ici.",
  },
  isSealedByAuthor: true,
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    handedOverAt: stated(timeInterval, { label: { en: "Taken over there at", fr: "Repris là-bas le" } }),
    receivedExhibitRef: foreignRef("Exhibit in the other register", "Scellé dans l’autre registre"),
    receivedIndex: foreignIndex("Its entry that took the exhibit over", "Son entrée qui a repris le scellé"),
    receivedLeaf: foreignLeaf("Leaf hash of that entry", "Empreinte de cette entrée"),
    receivedReceipt: foreignReceipt,
  },
});
