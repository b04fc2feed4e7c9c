// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import {
  clause,
  countedQuantity,
  hedge,
  relativeTime,
  textQuote,
  topic,
  voice,
} from "../statement-values.ts";
import { certainties, moods, polarities, predicates } from "../statement-vocabularies.ts";
import { listOf, oneOf, reference, text, timeInterval } from "../values.ts";

export const statementRecorded = defineKind({
  kind: "statement-recorded",
  version: 1,
  group: "sources",
  title: { en: "Statement recorded", fr: "Déclaration enregistrée" },
  about: {
    en:
      "What a text says, by whom through whom, how sure and in what mood. That it is said is recorded, not " +
      "that it is true.",
    fr:
      "Ce que dit un texte, qui le dit par qui, avec quelle certitude et sur quel mode. Est enregistré que " +
      "cela est dit, non que c’est vrai.",
  },
  founds: "statement",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    textRef: stated(reference("text"), { label: { en: "Text", fr: "Texte" }, fixed: true }),
    quote: stated(textQuote, {
      label: { en: "Passage", fr: "Passage" },
      unit: "code point",
      words: true,
      source: "W3C Web Annotation Data Model",
    }),
    chain: stated(listOf(voice, 8), {
      label: { en: "Voices, from the text inwards", fr: "Voix, du texte vers l’origine" },
      unit: "code point",
      words: true,
    }),
    clauses: stated(listOf(clause, 4), {
      label: {
        en: "What is said, without voices and hedges",
        fr: "Ce qui est dit, sans les voix ni les réserves",
      },
      words: true,
    }),
    predicate: stated(oneOf(predicates), { label: { en: "What it is about", fr: "De quoi il s’agit" } }),
    subjects: stated(optional(listOf(topic, 20)), {
      label: { en: "Who or what does", fr: "Qui ou quoi agit" },
      words: true,
    }),
    objects: stated(optional(listOf(topic, 20)), {
      label: { en: "To whom or to what", fr: "À qui ou à quoi" },
      words: true,
    }),
    mood: stated(oneOf(moods), { label: { en: "Mood", fr: "Mode" } }),
    polarity: stated(oneOf(polarities), { label: { en: "Polarity", fr: "Polarité" } }),
    certainty: stated(oneOf(certainties), { label: { en: "How sure", fr: "Certitude" }, source: "FactBank" }),
    hedges: stated(optional(listOf(hedge, 20)), {
      label: { en: "Hedges", fr: "Réserves" },
      unit: "code point",
      words: true,
    }),
    condition: stated(optional(text(500)), {
      label: { en: "Condition", fr: "Condition" },
      words: true,
    }),
    validTime: stated(optional(timeInterval), {
      label: { en: "When it holds or took place", fr: "Quand cela vaut ou eut lieu" },
    }),
    saidTime: stated(optional(relativeTime), {
      label: {
        en: "The same, relative to the day of the text",
        fr: "De même, par rapport au jour du texte",
      },
      unit: "day",
    }),
    quantity: stated(optional(countedQuantity), { label: { en: "Quantity", fr: "Quantité" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
