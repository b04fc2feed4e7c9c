// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { attendee } from "../attendee.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { partTypes } from "../exhibit-vocabularies.ts";
import { listOf, oneOf, quantity, reference, text, timeInterval } from "../values.ts";
import { attendanceBranches, exhibitCategories } from "../vocabularies.ts";

export const exhibitDivided = defineKind({
  kind: "exhibit-divided",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit divided", fr: "Scellé divisé" },
  about: {
    en:
      "A part is taken out of an exhibit and is an exhibit of its own from then on, in the hands of " +
      "the same custodian. One record for each part.",
    fr:
      "Une partie est prélevée sur un scellé et devient un scellé distinct, aux mains du même " +
      "gardien. Un acte par partie.",
  },
  founds: "exhibit",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    exhibitRef: stated(reference("exhibit"), {
      label: { en: "Exhibit it is taken from", fr: "Scellé d’origine" },
      subject: true,
    }),
    partType: stated(oneOf(partTypes), {
      label: { en: "Kind of part", fr: "Nature de la partie" },
      fixed: true,
    }),
    number: stated(text(40), {
      label: { en: "Exhibit number of the part", fr: "Numéro de scellé de la partie" },
      words: true,
    }),
    category: stated(oneOf(exhibitCategories), { label: { en: "Category", fr: "Catégorie" }, fixed: true }),
    description: stated(text(2_000), { label: { en: "Description", fr: "Description" }, words: true }),
    quantity: stated(optional(quantity), {
      label: { en: "Quantity of the part", fr: "Quantité de la partie" },
    }),
    remaining: stated(optional(quantity), {
      label: { en: "Quantity left in the exhibit", fr: "Quantité restante dans le scellé" },
    }),
    leavesNothing: stated(optional(z.literal(true)), {
      label: { en: "Nothing is left of the exhibit", fr: "Rien ne reste du scellé" },
      fixed: true,
    }),
    dividedAt: stated(timeInterval, { label: { en: "Divided at", fr: "Divisé le" } }),
    place: stated(optional(text(300)), { label: { en: "Place", fr: "Lieu" }, words: true }),
    reason: stated(text(1_000), { label: { en: "Reasons", fr: "Motivation" }, words: true }),
    authorisationRef: stated(optional(reference("authorisation")), {
      label: { en: "Authorisation", fr: "Autorisation" },
    }),
    branch: stated(oneOf(attendanceBranches), { label: { en: "Who attended", fr: "Présence" } }),
    attendees: stated(listOf(attendee, 20, 0), { label: { en: "Attendees", fr: "Personnes présentes" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
