// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { failureExtents } from "../operation-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const operationFailed = defineKind({
  kind: "operation-failed",
  version: 1,
  group: "operations",
  title: { en: "Operation failed", fr: "Échec d’opération" },
  about: {
    en:
      "An operation did not reach its purpose. Its causes are statements of somebody, never facts " +
      "by themselves; that somebody knew of it is not one.",
    fr:
      "Une opération n’a pas atteint son objet. Ses causes sont des déclarations, jamais des faits " +
      "par elles-mêmes ; qu’une personne l’ait connue n’en est pas une.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    operationRef: stated(reference("operation"), {
      label: { en: "Operation", fr: "Opération" },
      subject: true,
    }),
    extent: stated(oneOf(failureExtents), { label: { en: "Extent", fr: "Étendue" } }),
    failedAt: stated(timeInterval, { label: { en: "When it showed", fr: "Moment où il apparut" } }),
    description: stated(text(4_000), {
      label: { en: "What did not happen", fr: "Ce qui n’eut pas lieu" },
      words: true,
    }),
    causeRefs: stated(listOf(reference("record"), 50, 0), {
      label: { en: "Causes, as statements", fr: "Causes, comme déclarations" },
      fixed: true,
    }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
