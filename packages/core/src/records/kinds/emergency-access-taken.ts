// SPDX-License-Identifier: Apache-2.0

import { emergencyGrounds } from "../case-vocabularies.ts";
import { defineKind, stated } from "../define-kind.ts";
import { instant, oneOf, reference, text } from "../values.ts";

export const emergencyAccessTaken = defineKind({
  kind: "emergency-access-taken",
  version: 1,
  group: "case",
  title: { en: "Emergency access taken", fr: "Accès d’urgence pris" },
  about: {
    en:
      "Somebody outside the case opens it because nobody could be waited for: for this reason, " +
      "until this moment, answering to a named reviewer. The records of the case show it at once to " +
      "its members.",
    fr:
      "Une personne étrangère à l’affaire l’ouvre faute de pouvoir attendre : pour ce motif, " +
      "jusqu’à ce moment, sous le contrôle d’une personne désignée. Les actes de l’affaire le " +
      "montrent aussitôt à ses membres.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    ground: stated(oneOf(emergencyGrounds), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    reason: stated(text(1_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    until: stated(instant, { label: { en: "Until", fr: "Jusqu’à" }, fixed: true }),
    reviewerRef: stated(reference("person"), {
      label: { en: "Who reviews it", fr: "Qui le contrôle" },
      fixed: true,
    }),
  },
});
