// SPDX-License-Identifier: Apache-2.0
import { grantAnswers } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf, reference, text } from "../values.ts";

export const grantAnswered = defineKind({
  kind: "grant-answered",
  version: 1,
  group: "register",
  title: { en: "Grant confirmed or declined", fr: "Habilitation confirmée ou refusée" },
  about: {
    en:
      "The second person named answers a grant in the register: the role of an administrator, or a further " +
      "signing key, counts from a confirmation on.",
    fr:
      "La seconde personne désignée répond à une habilitation dans le registre : le rôle d’administrateur ou " +
      "une nouvelle clé de signature valent à compter de la confirmation.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), {
      label: { en: "To whom", fr: "À qui" },
      subject: true,
    }),
    grantRef: stated(reference("record"), {
      label: { en: "Grant", fr: "Habilitation" },
      fixed: true,
    }),
    answer: stated(oneOf(grantAnswers), { label: { en: "Answer", fr: "Réponse" }, fixed: true }),
    reason: stated(optional(text(500)), { label: { en: "Reason", fr: "Motif" }, words: true }),
  },
});
