// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary, WordOf } from "../records/vocabulary.ts";

/** What a rule saw, or what it would have to know and no record tells. */
export const circumstances = {
  "no-authority-named": { en: "No authority is named.", fr: "Aucune autorisation n’est désignée." },
  "authority-not-seen": {
    en: "The authority that is named is not among the records read.",
    fr: "L’autorisation désignée n’est pas parmi les actes lus.",
  },
  "authority-later": {
    en: "The authority was given after the act.",
    fr: "L’autorisation est postérieure à l’acte.",
  },
  "authority-over": {
    en: "The authority had run out before the act.",
    fr: "L’autorisation avait expiré avant l’acte.",
  },
  "times-open": { en: "The times leave it open.", fr: "Les heures ne permettent pas de le dire." },
  "at-night": { en: "It began at night.", fr: "Elle a commencé de nuit." },
  "place-not-told": {
    en: "No record tells whether the place is one that the rule protects.",
    fr: "Aucun acte ne dit si le lieu est de ceux que la règle protège.",
  },
  "attendance-not-recorded": {
    en: "No record tells who attended.",
    fr: "Aucun acte ne dit qui était présent.",
  },
  "nobody-attended": { en: "Nobody attended.", fr: "Personne n’était présent." },
  "too-few-outside": {
    en: "Fewer than two witnesses from outside attended.",
    fr: "Moins de deux témoins extérieurs étaient présents.",
  },
  "independence-not-told": {
    en: "No record tells whether a witness stands outside the authority of those who acted.",
    fr: "Aucun acte ne dit si un témoin est hors de l’autorité de ceux qui ont agi.",
  },
  "attendee-not-named": {
    en: "Whoever is said to have attended is not named.",
    fr: "La personne dite présente n’est pas désignée.",
  },
  "person-absent": {
    en: "The person attended neither in person nor after a summons on record.",
    fr: "L’intéressé n’était ni présent ni appelé par une convocation au dossier.",
  },
  "same-service": {
    en: "A witness served where those who acted serve.",
    fr: "Un témoin relevait du même service que ceux qui ont agi.",
  },
  "sealed-late": { en: "It was sealed late.", fr: "La mise sous scellés fut tardive." },
  "sealing-not-recorded": {
    en: "No sealing is on record.",
    fr: "Aucune mise sous scellés n’est au dossier.",
  },
  "received-unsealed": { en: "It was received without a seal.", fr: "Il fut reçu sans scellé." },
  "control-continuous": {
    en: "It stayed under a named holder’s control meanwhile.",
    fr: "Il est resté entre-temps sous le contrôle d’un gardien désigné.",
  },
  "control-interrupted": {
    en: "Control was interrupted meanwhile.",
    fr: "Le contrôle fut interrompu entre-temps.",
  },
  "search-attendance-not-recorded": {
    en: "No record tells who attended the search.",
    fr: "Aucun acte ne dit qui assistait à la perquisition.",
  },
  "attendees-absent": {
    en: "Somebody who attended the search was not there.",
    fr: "Une personne présente à la perquisition n’y assistait pas.",
  },
  "moved-open": { en: "It changed hands while open.", fr: "Il a changé de mains alors qu’il était ouvert." },
  "found-broken": { en: "The seal was found broken.", fr: "Le scellé fut trouvé brisé." },
  "not-acknowledged": {
    en: "Nobody has acknowledged it yet.",
    fr: "Personne n’en a encore accusé réception.",
  },
  "left-uncontrolled": {
    en: "It had left one pair of hands, and nobody had acknowledged it.",
    fr: "Il avait quitté un gardien sans que personne n’en eût accusé réception.",
  },
  "weight-unaccounted": {
    en: "More than the scales may err by is unaccounted for.",
    fr: "L’écart dépasse ce que les balances peuvent expliquer.",
  },
  "taken-out-not-told": {
    en: "No record tells how much was taken out in between.",
    fr: "Aucun acte ne dit combien fut prélevé entre-temps.",
  },
  "scale-not-told": {
    en: "No record tells what the scales may err by.",
    fr: "Aucun acte ne dit l’incertitude des balances.",
  },
  "weighing-not-recorded": { en: "No weighing is on record.", fr: "Aucune pesée n’est au dossier." },
  "sample-not-recorded": { en: "No sample is on record.", fr: "Aucun échantillon n’est au dossier." },
  "habilitation-not-recorded": {
    en: "No habilitation for this file is on record.",
    fr: "Aucune habilitation à ce fichier n’est au dossier.",
  },
  "habilitation-unproved": {
    en: "The habilitation is on record without a document that proves it.",
    fr: "L’habilitation est au dossier sans document qui la prouve.",
  },
  "habilitation-elsewhen": {
    en: "Every habilitation for this file on record lies at another time.",
    fr: "Toutes les habilitations à ce fichier au dossier portent sur un autre temps.",
  },
  "agent-not-named": {
    en: "Whoever looked is not named.",
    fr: "L’auteur de la consultation n’est pas désigné.",
  },
  "due-passed": { en: "The time limit has passed.", fr: "Le délai est dépassé." },
  "met-late": { en: "It was done after the time limit.", fr: "Ce fut fait après l’échéance." },
  "set-too-late": {
    en: "The end was set later than the text allows.",
    fr: "L’échéance fut fixée plus tard que le texte ne le permet.",
  },
  "start-not-told": {
    en: "No record tells from when it runs.",
    fr: "Aucun acte ne dit à partir de quand il court.",
  },
  "not-found": {
    en: "An inventory looked for it and did not find it.",
    fr: "Un inventaire l’a cherché sans le trouver.",
  },
} as const satisfies Vocabulary;

export type Circumstance = WordOf<typeof circumstances>;
