// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { text, wholeNumber } from "../values.ts";

export const recoveryPerformed = defineKind({
  kind: "recovery-performed",
  version: 1,
  group: "register",
  title: { en: "Recovery performed", fr: "Reprise effectuée" },
  about: {
    en:
      "The register was restored from a copy. Entries between the two sizes are lost unless " +
      "somebody kept them.",
    fr:
      "Le registre a été rétabli depuis une copie. Les entrées entre les deux tailles sont perdues " +
      "sauf si un tiers les a gardées.",
  },
  isOfRegister: true,
  shape: {
    reason: stated(text(1_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
    restoredSize: stated(wholeNumber(), {
      label: { en: "Entries restored", fr: "Entrées rétablies" },
      unit: "entry",
    }),
    knownSize: stated(optional(wholeNumber()), {
      label: { en: "Largest size known from outside", fr: "Plus grande taille connue de l’extérieur" },
      unit: "entry",
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
