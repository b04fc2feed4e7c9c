// SPDX-License-Identifier: Apache-2.0
import { headcount } from "../amounts.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text, timeInterval } from "../values.ts";

export const shiftStaffed = defineKind({
  kind: "shift-staffed",
  version: 1,
  group: "operations",
  title: { en: "Shift staffed", fr: "Service pourvu" },
  about: {
    en: "One shift of an operation: how many it required, how many there were, and who, as far as known.",
    fr:
      "Une tranche de service d’une opération : combien elle exigeait, combien étaient là, et qui, " +
      "pour autant qu’on le sache.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    operationRef: stated(reference("operation"), {
      label: { en: "Operation", fr: "Opération" },
      subject: true,
    }),
    bodyRef: stated(optional(reference("body")), { label: { en: "Service", fr: "Service" } }),
    startsAt: stated(timeInterval, { label: { en: "Start", fr: "Début" } }),
    endsAt: stated(timeInterval, { label: { en: "End", fr: "Fin" } }),
    area: stated(optional(text(200)), { label: { en: "Area", fr: "Zone" }, words: true }),
    required: stated(optional(headcount), {
      label: { en: "Strength required", fr: "Effectif requis" },
      unit: "person",
    }),
    staffed: stated(optional(headcount), {
      label: { en: "Strength there", fr: "Effectif présent" },
      unit: "person",
    }),
    staffRefs: stated(optional(listOf(reference("person"), 500)), {
      label: { en: "Who served", fr: "Qui a servi" },
    }),
    informedAt: stated(optional(timeInterval), {
      label: { en: "When they were told of the operation", fr: "Quand ils furent informés de l’opération" },
    }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
