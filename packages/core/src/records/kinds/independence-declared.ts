// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, reference, text } from "../values.ts";

export const independenceDeclared = defineKind({
  kind: "independence-declared",
  version: 1,
  group: "people",
  title: { en: "Independence of a body declared", fr: "Indépendance d’un service déclarée" },
  about: {
    en:
      "A body with all that is part of it stands outside the command of those above it: no chain of command " +
      "is followed across its edge, upwards or downwards.",
    fr:
      "Un service, avec tout ce qui lui est rattaché, est soustrait au commandement de ceux qui sont " +
      "au-dessus : aucune chaîne hiérarchique n’est suivie au-delà, ni vers le haut ni vers le bas.",
  },
  isOfHierarchy: true,
  shape: {
    bodyRef: stated(reference("body"), { label: { en: "Body", fr: "Service" }, fixed: true }),
    basis: stated(text(1_000), { label: { en: "What it rests on", fr: "Fondement" }, words: true }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
  },
});
