// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { listOf, oneOf, quantity, reference, sha256Hex, text, timeInterval, wholeNumber } from "../values.ts";
import { exhibitCategories, identifierTypes, sealTypes } from "../vocabularies.ts";

const identifier = z.strictObject({ type: oneOf(identifierTypes), value: text(80) });

export const exhibitTakenOverV1 = defineKind({
  kind: "exhibit-taken-over",
  version: 1,
  group: "exhibits",
  title: { en: "Exhibit taken over from paper", fr: "Scellé repris du papier" },
  about: {
    en:
      "A thing that was seized before this register kept it, recorded late, as a paper says it. Its author " +
      "holds it from the moment it is taken over; who held it before, this record does not say. What the paper " +
      "does not tell stays out.",
    fr:
      "Un objet saisi avant que ce registre n’en ait la charge, consigné tardivement d’après un papier. L’auteur " +
      "le détient dès la reprise ; qui le détenait avant, cet acte ne le dit pas. Ce que le papier ne dit pas " +
      "reste absent.",
  },
  founds: "exhibit",
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    number: stated(text(40), { label: { en: "Exhibit number", fr: "Numéro de scellé" }, words: true }),
    category: stated(oneOf(exhibitCategories), { label: { en: "Category", fr: "Catégorie" } }),
    description: stated(text(2_000), { label: { en: "Description", fr: "Description" }, words: true }),
    paperReference: stated(text(120), {
      label: { en: "Reference on paper", fr: "Référence papier" },
      words: true,
    }),
    takenOverAt: stated(timeInterval, { label: { en: "Taken over at", fr: "Repris le" } }),
    place: stated(text(300), { label: { en: "Place", fr: "Lieu" }, words: true }),
    seizedAt: stated(optional(timeInterval), {
      label: { en: "Seized at, as the paper says", fr: "Saisi le, d’après le papier" },
    }),
    seizedPlace: stated(optional(text(300)), {
      label: { en: "Place of the seizure, as the paper says", fr: "Lieu de la saisie, d’après le papier" },
      words: true,
    }),
    sealNumber: stated(optional(text(40)), {
      label: { en: "Number on the seal", fr: "Numéro du scellé" },
      words: true,
    }),
    sealType: stated(optional(oneOf(sealTypes)), { label: { en: "Seal", fr: "Scellé" } }),
    quantity: stated(optional(quantity), { label: { en: "Quantity", fr: "Quantité" } }),
    identifiers: stated(optional(listOf(identifier, 20)), {
      label: { en: "Identifiers", fr: "Identifiants" },
      words: true,
    }),
    listDigest: stated(optional(sha256Hex), {
      label: { en: "SHA-256 of the list it was read from", fr: "SHA-256 de la liste dont il est tiré" },
    }),
    listLine: stated(optional(wholeNumber(1)), {
      label: { en: "Line of that list", fr: "Ligne de cette liste" },
      unit: "line",
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
