// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference, text, timeInterval } from "../values.ts";

export const deadlineMet = defineKind({
  kind: "deadline-met",
  version: 1,
  group: "case",
  title: { en: "Deadline met", fr: "Délai observé" },
  about: {
    en:
      "What a deadline asked for was done at this time. Whether that was in time is computed, and " +
      "is open where the times do not tell.",
    fr:
      "Ce que demandait un délai a été fait à ce moment. Si le délai est tenu se calcule, et reste " +
      "ouvert quand les heures ne le disent pas.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    deadlineRef: stated(reference("deadline"), { label: { en: "Deadline", fr: "Délai" }, fixed: true }),
    metAt: stated(timeInterval, { label: { en: "Done at", fr: "Fait le" } }),
    actRef: stated(optional(reference("record")), {
      label: { en: "Record that shows it", fr: "Acte qui le montre" },
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Proof", fr: "Preuve" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
