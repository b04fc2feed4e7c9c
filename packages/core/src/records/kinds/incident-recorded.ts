// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { mapPosition } from "../statement-values.ts";
import { incidentTypes } from "../statement-vocabularies.ts";
import { oneOf, reference, text, timeInterval } from "../values.ts";

export const incidentRecorded = defineKind({
  kind: "incident-recorded",
  version: 1,
  group: "incidents",
  title: { en: "Incident recorded", fr: "Fait enregistré" },
  about: {
    en:
      "Something that happened within an interval at a place. What it is in law, and when exactly according to " +
      "whom, are records of their own.",
    fr:
      "Ce qui eut lieu dans un intervalle en un lieu. Sa qualification, et l’heure exacte selon qui, font " +
      "l’objet d’actes distincts.",
  },
  founds: "incident",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    designation: stated(text(200), { label: { en: "Designation", fr: "Désignation" }, words: true }),
    incidentType: stated(oneOf(incidentTypes), { label: { en: "Kind of incident", fr: "Nature du fait" } }),
    occurredAt: stated(timeInterval, {
      label: { en: "Took place within", fr: "Eut lieu entre" },
    }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    territory: stated(optional(text(200)), { label: { en: "Territory", fr: "Territoire" }, words: true }),
    position: stated(optional(mapPosition), {
      label: { en: "On the map, within metres", fr: "Sur la carte, à tant de mètres près" },
      unit: "degree",
      source: "WGS 84",
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
