// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text } from "../values.ts";

export const favourableMarked = defineKind({
  kind: "favourable-marked",
  version: 1,
  group: "case",
  title: { en: "Marked as favourable", fr: "Signalé à décharge" },
  about: {
    en:
      "Somebody in the case, or counsel under a decision that gives access, says that a record speaks for the " +
      "defence. Marks are counted in the file that is handed over; who made one is shown with it.",
    fr:
      "Un membre de l’affaire, ou un avocat au titre d’une décision d’accès, signale qu’un acte est favorable " +
      "à la défense. Le dossier remis compte ces signalements et dit qui les a faits.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    recordRef: stated(reference("record"), {
      label: { en: "Record that is favourable", fr: "Acte favorable" },
      fixed: true,
    }),
    personRef: stated(optional(reference("person")), {
      label: { en: "To whom, if to one person", fr: "À qui, si à une personne" },
      fixed: true,
    }),
    reason: stated(text(2_000), { label: { en: "Why", fr: "En quoi" }, words: true }),
  },
});
