// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { headcount } from "../amounts.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, reference, text, timeInterval } from "../values.ts";

/** A corner of an area on the map. @see WGS 84 */
const point = z.strictObject({
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
});
/** The outline is closed by itself: its first corner is not repeated. */
const area = z.strictObject({ name: text(200), outline: optional(listOf(point, 500, 3)) });
const force = z.strictObject({ bodyRef: reference("body"), strength: optional(headcount) });

export const operationPlanned = defineKind({
  kind: "operation-planned",
  version: 1,
  group: "operations",
  title: { en: "Operation planned", fr: "Opération préparée" },
  about: {
    en: "A plan: where, with what forces, when and how strong. Who drew it up knew of it from then on.",
    fr:
      "Un plan : où, avec quelles forces, quand et avec quels effectifs. Ceux qui l’ont établi le " +
      "connaissent dès lors.",
  },
  founds: "operation",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    programmeRef: stated(optional(reference("programme")), { label: { en: "Programme", fr: "Programme" } }),
    name: stated(text(200), { label: { en: "Name", fr: "Nom" }, words: true }),
    purpose: stated(text(4_000), { label: { en: "Purpose", fr: "Objet" }, words: true }),
    plannedByRefs: stated(listOf(reference("person"), 50), {
      label: { en: "Drawn up by", fr: "Établi par" },
    }),
    plannedAt: stated(timeInterval, { label: { en: "Drawn up at", fr: "Établi le" } }),
    startsAt: stated(timeInterval, { label: { en: "Planned start", fr: "Début prévu" } }),
    endsAt: stated(timeInterval, { label: { en: "Planned end", fr: "Fin prévue" } }),
    areas: stated(optional(listOf(area, 50)), {
      label: { en: "Areas", fr: "Zones" },
      words: true,
      unit: "degree",
    }),
    forces: stated(optional(listOf(force, 50)), { label: { en: "Forces", fr: "Forces" }, unit: "person" }),
    strength: stated(optional(headcount), {
      label: { en: "Planned strength", fr: "Effectif prévu" },
      unit: "person",
    }),
    sourceRefs: stated(optional(listOf(reference("record"), 50)), {
      label: { en: "Records it rests on", fr: "Actes qui le fondent" },
    }),
    documentObject: stated(optional(reference("object")), {
      label: { en: "Plan", fr: "Plan" },
      isDocument: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
