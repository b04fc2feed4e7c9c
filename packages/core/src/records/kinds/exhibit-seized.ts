// SPDX-License-Identifier: Apache-2.0

import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, quantity, reference, text, timeInterval } from "../values.ts";
import { exhibitCategories, identifierTypes, powerStates } from "../vocabularies.ts";

const identifier = z.strictObject({ type: oneOf(identifierTypes), value: text(80) });

export const exhibitSeized = defineKind({
  kind: "exhibit-seized",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit seized", fr: "Objet saisi" },
  about: {
    en:
      "A thing is taken. Its author is its first custodian; the draft id of this record is the " + "exhibit.",
    fr:
      "Un objet est saisi. L’auteur en est le premier gardien ; l’identifiant de cet acte est celui " +
      "du scellé.",
  },
  founds: "exhibit",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    searchRef: stated(optional(reference("search")), { label: { en: "Search", fr: "Perquisition" } }),
    number: stated(text(40), { label: { en: "Exhibit number", fr: "Numéro de scellé" }, words: true }),
    category: stated(oneOf(exhibitCategories), { label: { en: "Category", fr: "Catégorie" } }),
    description: stated(text(2_000), { label: { en: "Description", fr: "Description" }, words: true }),
    quantity: stated(optional(quantity), { label: { en: "Quantity", fr: "Quantité" } }),
    seizedAt: stated(timeInterval, { label: { en: "Seized at", fr: "Saisi le" } }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    seizedFromRef: stated(optional(reference("person")), {
      label: { en: "Seized from", fr: "Saisi auprès de" },
    }),
    identifiers: stated(optional(listOf(identifier, 20)), {
      label: { en: "Identifiers", fr: "Identifiants" },
      words: true,
    }),
    powerState: stated(optional(oneOf(powerStates)), {
      label: { en: "Power state", fr: "État d’alimentation" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
