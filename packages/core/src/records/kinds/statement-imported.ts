// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { defineKind, measured, optional, stated } from "../define-kind.ts";
import { importedSubjects } from "../statement-vocabularies.ts";
import { listOf, oneOf, reference, sha256Hex, text, wholeNumber } from "../values.ts";

/** Longest values that a statement of another system holds; what is cut is counted in `cutCount`. */
export const importedLengths = {
  term: 300,
  value: 1_000,
  classes: 10,
  facts: 40,
  links: 50,
  hashes: 20,
} as const;

const term = text(importedLengths.term);
const fact = z.strictObject({ term, value: text(importedLengths.value) });
const link = z.strictObject({ term, target: term });
const hash = z.strictObject({
  method: text(40),
  digest: z.string().check(z.regex(/^([0-9a-f]{2}){1,256}$/)),
});

export const statementImported = defineKind({
  kind: "statement-imported",
  version: 1,
  group: "sources",
  title: { en: "Statement of another system", fr: "Déclaration d’un autre système" },
  about: {
    en:
      "What a file from another system tells of one thing: an act, a provenance, an object, an authorisation, a " +
      "tool, or who acted. That the file says so is recorded; this register attests nothing of it.",
    fr:
      "Ce que dit d’une chose un fichier venu d’un autre système : acte, provenance, objet, autorisation, outil " +
      "ou qui a agi. Est consigné que le fichier le dit ; ce registre n’en atteste rien.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    documentRef: stated(reference("record"), {
      label: { en: "File that says so, as captured", fr: "Fichier qui le dit, tel que recueilli" },
      fixed: true,
    }),
    importedSubject: stated(oneOf(importedSubjects), {
      label: { en: "What it is about", fr: "De quoi il s’agit" },
      fixed: true,
    }),
    nodeName: stated(term, {
      label: { en: "What the file calls it (@id)", fr: "Comment le fichier le nomme (@id)" },
      fixed: true,
      words: true,
      source: "W3C JSON-LD 1.1",
    }),
    classes: stated(listOf(term, importedLengths.classes), {
      label: { en: "Classes that the file gives it", fr: "Classes que lui donne le fichier" },
      fixed: true,
      words: true,
      source: "CASE, UCO",
    }),
    name: stated(optional(text(500)), { label: { en: "Name", fr: "Nom" }, fixed: true, words: true }),
    facts: stated(optional(listOf(fact, importedLengths.facts)), {
      label: { en: "What it says of it", fr: "Ce qu’il en dit" },
      fixed: true,
      words: true,
    }),
    links: stated(optional(listOf(link, importedLengths.links)), {
      label: { en: "To what it ties it", fr: "À quoi il le relie" },
      fixed: true,
      words: true,
    }),
    hashes: stated(optional(listOf(hash, importedLengths.hashes)), {
      label: { en: "Digests that it gives", fr: "Empreintes qu’il donne" },
      fixed: true,
      words: true,
    }),
    cutCount: stated(optional(wholeNumber(1)), {
      label: { en: "Values cut or left out here", fr: "Valeurs coupées ou omises ici" },
      unit: "value",
      fixed: true,
    }),
    nodeDigest: measured(sha256Hex, "client", {
      label: {
        en: "SHA-256 of all that the file says of it",
        fr: "SHA-256 de tout ce que le fichier en dit",
      },
      source: "FIPS 180-4",
    }),
  },
});
