// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { resultAmount } from "../amounts.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { resultTypes } from "../operation-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

const result = z.strictObject({ type: oneOf(resultTypes), amount: optional(resultAmount) });

export const operationResulted = defineKind({
  kind: "operation-resulted",
  version: 1,
  group: "operations",
  title: { en: "Operation resulted", fr: "Résultat d’opération" },
  about: {
    en: "What an operation brought in, as a source gives it. Two sources are two records.",
    fr: "Ce qu’une opération a rapporté, tel qu’une source le donne. Deux sources font deux actes.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    operationRef: stated(reference("operation"), {
      label: { en: "Operation", fr: "Opération" },
      subject: true,
    }),
    results: stated(listOf(result, 50), { label: { en: "Results", fr: "Résultats" } }),
    asOf: stated(timeInterval, { label: { en: "As known at", fr: "Tel que connu le" } }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Document", fr: "Document" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
