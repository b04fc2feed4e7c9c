// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of operations and look-ups. A word that was released stays.

export const personUnits = {
  person: { en: "person", fr: "personne" },
} as const satisfies Vocabulary;

export const resultUnits = {
  person: { en: "person", fr: "personne" },
  piece: { en: "piece", fr: "pièce" },
  vehicle: { en: "vehicle", fr: "véhicule" },
  gram: { en: "g", fr: "g" },
  kilogram: { en: "kg", fr: "kg" },
  euro: { en: "EUR", fr: "EUR" },
} as const satisfies Vocabulary;

export const disclosedMatters = {
  existence: { en: "That there is an operation", fr: "L’existence de l’opération" },
  time: { en: "When", fr: "Le moment" },
  area: { en: "Where", fr: "Le lieu" },
  target: { en: "Whom or what it is about", fr: "La cible" },
  plan: { en: "The whole plan", fr: "Le plan entier" },
} as const satisfies Vocabulary;

export const disclosureMeans = {
  briefing: { en: "Briefing", fr: "Réunion préparatoire" },
  "written-order": { en: "Written order", fr: "Ordre écrit" },
  message: { en: "Message", fr: "Message" },
  telephone: { en: "Telephone", fr: "Téléphone" },
  radio: { en: "Radio", fr: "Radio" },
  "in-person": { en: "In conversation", fr: "De vive voix" },
  "file-access": { en: "Access to the file of the plan", fr: "Accès au dossier du plan" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const resultTypes = {
  none: { en: "Nothing", fr: "Rien" },
  arrest: { en: "Arrests", fr: "Interpellations" },
  check: { en: "Checks", fr: "Contrôles" },
  search: { en: "Searches", fr: "Perquisitions" },
  seizure: { en: "Seizures", fr: "Saisies" },
  fine: { en: "Fines", fr: "Amendes" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const failureExtents = {
  wholly: { en: "Wholly", fr: "Entièrement" },
  partly: { en: "In part", fr: "En partie" },
  "not-carried-out": { en: "It was not carried out", fr: "Elle n’a pas été exécutée" },
} as const satisfies Vocabulary;

export const lookupLogFormats = {
  csv: { en: "CSV", fr: "CSV" },
  spreadsheet: { en: "Spreadsheet", fr: "Tableur" },
  "json-lines": { en: "JSON lines", fr: "Lignes JSON" },
  ocsf: { en: "OCSF", fr: "OCSF" },
  ecs: { en: "ECS", fr: "ECS" },
  cef: { en: "CEF", fr: "CEF" },
  leef: { en: "LEEF", fr: "LEEF" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

/** What a person found on reviewing one look-up. Unexplained says that no record explains it, no more. */
export const lookupOutcomes = {
  explained: { en: "Explained by records", fr: "Expliquée par des actes" },
  unexplained: { en: "Unexplained", fr: "Inexpliquée" },
  "not-assessable": { en: "Cannot be assessed", fr: "Non appréciable" },
} as const satisfies Vocabulary;
