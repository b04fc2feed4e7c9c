// SPDX-License-Identifier: Apache-2.0
import { deadlineTypes } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { lengthOfTime } from "../length-of-time.ts";
import { legalReference, oneOf, reference, text, timeInterval } from "../values.ts";

export const deadlineSet = defineKind({
  kind: "deadline-set",
  version: 1,
  group: "case",
  title: { en: "Deadline set", fr: "Délai fixé" },
  about: {
    en:
      "A time limit with what it hangs on. It reminds and decides nothing. An extension is a " +
      "deadline of its own that names the one it replaces.",
    fr:
      "Un délai et ce dont il dépend. Il rappelle et ne décide rien. Une prolongation est un délai " +
      "à part qui désigne celui qu’elle remplace.",
  },
  founds: "deadline",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    deadlineType: stated(oneOf(deadlineTypes), { label: { en: "Type", fr: "Type" }, fixed: true }),
    actRef: stated(optional(reference("record")), {
      label: { en: "Record it hangs on", fr: "Acte dont il dépend" },
    }),
    runsFrom: stated(optional(timeInterval), { label: { en: "Runs from", fr: "Court à compter du" } }),
    length: stated(optional(lengthOfTime), { label: { en: "Length", fr: "Durée" } }),
    dueAt: stated(timeInterval, { label: { en: "Due at", fr: "Échéance" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    extendsRef: stated(optional(reference("deadline")), {
      label: { en: "Deadline it extends", fr: "Délai prolongé" },
      fixed: true,
    }),
    reason: stated(optional(text(1_000)), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
