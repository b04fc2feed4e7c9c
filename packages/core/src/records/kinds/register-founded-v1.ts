// SPDX-License-Identifier: Apache-2.0

import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { ageRecipient, origin, publicKey, text } from "../values.ts";

export const registerFoundedV1 = defineKind({
  kind: "register-founded",
  version: 1,
  group: "register",
  title: { en: "Register founded", fr: "Registre fondé" },
  about: {
    en:
      "First record of a register: its name, who founded it, and the keys that its own acts and its " +
      "recovery rest on.",
    fr:
      "Premier acte d’un registre : son nom, son fondateur et les clés dont dépendent ses propres " +
      "actes et sa reprise.",
  },
  founds: "register",
  isOfRegister: true,
  shape: {
    origin: stated(origin, { label: { en: "Origin", fr: "Origine" }, fixed: true }),
    title: stated(text(200), { label: { en: "Title", fr: "Intitulé" }, words: true }),
    bodyName: stated(text(200), {
      label: { en: "Body that keeps it", fr: "Service qui le tient" },
      words: true,
    }),
    founderName: stated(text(200), {
      label: { en: "Founder, name or office", fr: "Fondateur, nom ou fonction" },
      words: true,
    }),
    founderKey: stated(publicKey, {
      label: { en: "Key of the founder", fr: "Clé du fondateur" },
      fixed: true,
    }),
    registerKey: stated(publicKey, {
      label: { en: "Key of the register’s own acts", fr: "Clé des actes du registre" },
      fixed: true,
    }),
    recoveryRecipient: stated(ageRecipient, {
      label: { en: "Recovery recipient", fr: "Destinataire de reprise" },
      fixed: true,
    }),
    isExercise: stated(optional(z.literal(true)), {
      label: { en: "Exercise, everything is invented", fr: "Exercice, tout est inventé" },
      fixed: true,
    }),
  },
});
