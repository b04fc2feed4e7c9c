// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text, timeInterval } from "../values.ts";

export const sealFoundBroken = defineKind({
  kind: "seal-found-broken",
  version: 1,
  group: "exhibits",
  title: { en: "Seal found broken", fr: "Bris de scellé constaté" },
  about: {
    en: "Whoever holds or is being handed the exhibit finds its seal broken and cannot say by whom.",
    fr:
      "Celui qui détient ou reçoit l’objet constate que le scellé est brisé sans pouvoir dire par " + "qui.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    foundAt: stated(timeInterval, { label: { en: "Found at", fr: "Constaté le" } }),
    circumstances: stated(text(4_000), { label: { en: "Circumstances", fr: "Circonstances" }, words: true }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
  },
});
