// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";
import { placeTypes } from "../vocabularies.ts";

export const searchConductedV1 = defineKind({
  kind: "search-conducted",
  version: 1,
  group: "searches",
  title: { en: "Search conducted", fr: "Perquisition effectuée" },
  about: {
    en: "Where and when a place was searched, by whom and on what authority.",
    fr: "Où et quand un lieu a été perquisitionné, par qui et sur quelle autorisation.",
  },
  founds: "search",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    placeType: stated(oneOf(placeTypes), { label: { en: "Kind of place", fr: "Nature du lieu" } }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    startedAt: stated(timeInterval, { label: { en: "Started at", fr: "Début" } }),
    endedAt: stated(optional(timeInterval), { label: { en: "Ended at", fr: "Fin" } }),
    conductedByRefs: stated(listOf(reference("person"), 50), {
      label: { en: "Conducted by", fr: "Effectuée par" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
