// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text, timeInterval } from "../values.ts";

export const exhibitMoved = defineKind({
  kind: "exhibit-moved",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit moved", fr: "Objet déplacé" },
  about: {
    en: "The custodian puts the exhibit in another place, such as another shelf, and keeps it.",
    fr: "Le gardien range l’objet en un autre lieu, tel un autre rayon ; la garde demeure.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    place: stated(text(300), { label: { en: "New place", fr: "Nouveau lieu" }, words: true }),
    movedAt: stated(timeInterval, { label: { en: "Moved at", fr: "Déplacé le" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
