// SPDX-License-Identifier: Apache-2.0
import { headcount } from "../amounts.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text, timeInterval } from "../values.ts";

export const operationExecuted = defineKind({
  kind: "operation-executed",
  version: 1,
  group: "operations",
  title: { en: "Operation executed", fr: "Opération exécutée" },
  about: {
    en: "When an operation took place and with what strength, beside what was planned.",
    fr: "Quand une opération eut lieu et avec quels effectifs, à côté de ce qui était prévu.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    operationRef: stated(reference("operation"), {
      label: { en: "Operation", fr: "Opération" },
      subject: true,
    }),
    startedAt: stated(timeInterval, { label: { en: "Started at", fr: "Début" } }),
    endedAt: stated(optional(timeInterval), { label: { en: "Ended at", fr: "Fin" } }),
    strength: stated(optional(headcount), { label: { en: "Strength", fr: "Effectif" }, unit: "person" }),
    departures: stated(optional(text(4_000)), {
      label: { en: "Departures from the plan", fr: "Écarts au plan" },
      words: true,
    }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
