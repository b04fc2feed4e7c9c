// SPDX-License-Identifier: Apache-2.0

import { allegationTypes } from "../allegation-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { legalReference, listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const allegationMade = defineKind({
  kind: "allegation-made",
  version: 1,
  group: "allegations",
  title: { en: "Allegation made", fr: "Allégation formulée" },
  about: {
    en:
      "Somebody alleges something. Whether it is so is said by dispositions only, one for each " +
      "person. An allegation may concern nobody known yet.",
    fr:
      "Une allégation est formulée. Seules les décisions, une par personne, disent ce qu’il en est. Elle " +
      "peut ne viser encore aucune personne connue.",
  },
  founds: "allegation",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    allegationType: stated(oneOf(allegationTypes), { label: { en: "Type", fr: "Type" }, fixed: true }),
    summary: stated(text(8_000), {
      label: { en: "What is alleged", fr: "Exposé de l’allégation" },
      words: true,
    }),
    concernedRefs: stated(optional(listOf(reference("person"), 50)), {
      label: { en: "Persons it concerns", fr: "Personnes visées" },
    }),
    bodyRef: stated(optional(reference("body")), {
      label: { en: "Service it concerns", fr: "Service visé" },
    }),
    sourceRefs: stated(listOf(reference("record"), 50), {
      label: {
        en: "Statements and documents that make it",
        fr: "Déclarations et documents qui le formulent",
      },
    }),
    occurredAt: stated(optional(timeInterval), { label: { en: "Alleged time", fr: "Moment allégué" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    madeAt: stated(timeInterval, { label: { en: "Made at", fr: "Formulé le" } }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
