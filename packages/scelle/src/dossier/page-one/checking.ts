// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { Block } from "../paper.ts";
import { fingerprintOf, type PaperFacts } from "../paper-facts.ts";

/** What no check shows, and how to make the checks without whoever handed this over. */
export function checkingSection(facts: PaperFacts, language: Language): Block[] {
  const told = words[language];
  const fingerprint = fingerprintOf(facts.checkpoint);
  return [
    { type: "heading", level: 2, text: told.notProved },
    { type: "list", items: told.limits },
    { type: "heading", level: 2, text: told.check },
    { type: "list", items: told.steps(facts.origin) },
    { type: "code", content: fingerprint, caption: told.fingerprint },
  ];
}

const words = {
  en: {
    notProved: "What this does not prove",
    limits: [
      "That what was typed is true, or that everything that happened was recorded.",
      "That no second chain of entries was kept beside this one: it proves one chain without gaps.",
      "Anything of entries that no witness had signed when this was made, against whoever holds the register’s keys.",
      "That times which a person stated are right: the register’s clock and the order of the log stand beside them.",
    ],
    check: "How to check it yourself",
    steps: (origin: string) => [
      "Do not rely on a page or a program that came with this file: take your own copy of the verifier, scelle verify or " +
        "the page verify.html, from somebody other than whoever gave you this file.",
      `Take the public key of the register ${origin}, or a fingerprint of an earlier day, from somebody else too: without ` +
        "an anchor from outside there is no verdict on completeness.",
      "Compare the fingerprint below with the one on any paper of this register that you hold: a search report, a receipt.",
      "This page is a reading aid. The records under data/entries decide; the verifier says whether they are untouched.",
    ],
    fingerprint: "Fingerprint of the state of the log: number of entries and root",
  },
  fr: {
    notProved: "Ce que cela ne prouve pas",
    limits: [
      "Que ce qui fut saisi est vrai, ni que tout ce qui advint fut consigné.",
      "Qu’aucune seconde chaîne d’entrées n’a été tenue à côté : une chaîne sans lacune est prouvée, pas plus.",
      "Quoi que ce soit des entrées qu’aucun témoin n’avait signées alors, face à qui détient les clés du registre.",
      "Que les heures déclarées par une personne sont exactes : l’horloge du registre et l’ordre du journal figurent à côté.",
    ],
    check: "Comment contrôler vous-même",
    steps: (origin: string) => [
      "Ne vous fiez ni à une page ni à un programme joints à ce fichier : procurez-vous votre propre exemplaire du " +
        "vérificateur, scelle verify ou la page verify.html, auprès d’un autre que l’auteur de la remise.",
      `Procurez-vous aussi ailleurs la clé publique du registre ${origin}, ou une empreinte d’un jour antérieur : sans ` +
        "repère extérieur, il n’y a pas de verdict de complétude.",
      "Comparez l’empreinte ci-dessous avec celle de tout document de ce registre en votre possession : procès-verbal, reçu.",
      "Cette page aide à lire. Les actes sous data/entries font foi ; le vérificateur dit s’ils sont intacts.",
    ],
    fingerprint: "Empreinte de l’état du journal : nombre d’entrées et racine",
  },
} as const;
