// SPDX-License-Identifier: Apache-2.0
import type { Sentence } from "./check-sentence.ts";

/** The sentences of the two verdicts. */
export const verdictTable = {
  "integrity.unchanged": {
    en: "What is here is unchanged relative to the checkpoint of size {size}.",
    fr: "Ce qui est ici est inchangé par rapport au point de contrôle de taille {size}.",
  },
  "integrity.altered": {
    en: "What is here is not what the checkpoint of size {size} fixes; faults found: {faults}.",
    fr: "Ce qui est ici n’est pas ce que fixe le point de contrôle de taille {size} ; fautes relevées : {faults}.",
  },
  "integrity.no-checkpoint": {
    en: "No checkpoint here carries the log key’s signature: there is nothing to check the rest against.",
    fr: "Aucun point de contrôle ne porte la signature de la clé de journal : rien ne permet de vérifier le reste.",
  },
  "integrity.unjudged": {
    en: "Not every signature could be judged here; what was judged is unchanged relative to the checkpoint of size {size}.",
    fr: "Toutes les signatures n’ont pu être jugées ici ; ce qui l’a été est inchangé par rapport au point de contrôle de taille {size}.",
  },
  "completeness.anchored": {
    en: "Of the first {size} entries none was dropped, and their history was not rewritten: {anchor} fixes it from outside.",
    fr: "Des {size} premières entrées, aucune ne fut retirée et leur historique n’a pas été réécrit : {anchor} le fixe de l’extérieur.",
  },
  "completeness.no-anchor": {
    en: "Nothing from outside was given: a cut tail or a history rewritten and signed again would not be noticed.",
    fr: "Rien d’externe n’a été fourni : une fin coupée ou un historique réécrit et re-signé passerait inaperçu.",
  },
  "completeness.no-quorum": {
    en: "The policy’s quorum cosigned no checkpoint here: a cut tail or a re-signed history would not be noticed.",
    fr: "Le quorum de la politique n’a rien cosigné ici : une fin coupée ou un historique re-signé passerait inaperçu.",
  },
  "completeness.anchor-unusable": {
    en: "What was given from outside could not be compared with what is here, or fixes nothing of it.",
    fr: "Ce qui a été fourni de l’extérieur n’a pu être comparé à ce qui est ici, ou n’en fixe rien.",
  },
  "completeness.tail-deleted": {
    en: "{anchor} fixes {size} entries and fewer are here: the tail was deleted.",
    fr: "{anchor} fixe {size} entrées et il y en a moins ici : la fin a été supprimée.",
  },
  "completeness.rewritten": {
    en: "{anchor} contradicts what is here: the history was rewritten.",
    fr: "{anchor} contredit ce qui est ici : l’historique a été réécrit.",
  },
} as const satisfies Record<string, Sentence>;

export type VerdictCode = keyof typeof verdictTable;

/** What no check of a register can show; said with every verdict. */
export const notProvedTable = {
  "truth-of-statements": {
    en: "That what was recorded is true.",
    fr: "Que ce qui a été consigné est vrai.",
  },
  "nothing-unrecorded": {
    en: "That everything that happened was recorded.",
    fr: "Que tout ce qui s’est passé a été consigné.",
  },
  "second-chain": {
    en: "That no second chain of entries was kept for a case.",
    fr: "Qu’aucune seconde chaîne d’entrées n’a été tenue pour une affaire.",
  },
  "times-claimed": {
    en: "The recorded times: they are the register’s own clock, bounded only by what witnesses and authorities outside attest.",
    fr: "Les heures consignées : celles de l’horloge du registre, bornées par ce seul qu’attestent témoins et autorités externes.",
  },
  "who-held-the-key": {
    en: "Who held a key when it signed.",
    fr: "Qui tenait une clé au moment où elle a signé.",
  },
  "erased-content": {
    en: "What the erased records said, or that no copy of them survives elsewhere.",
    fr: "Ce que disaient les actes effacés, ni qu’aucune copie n’en subsiste ailleurs.",
  },
  "tail-and-history": {
    en: "That no later entries were cut off and that the history was not rewritten and signed again.",
    fr: "Qu’aucune entrée ultérieure n’a été coupée, ni l’historique réécrit et signé de nouveau.",
  },
  "closed-content": {
    en: "That the closed contents are what their authors signed: no record key was given.",
    fr: "Que les contenus fermés sont ce que leurs auteurs ont signé : aucune clé des actes fournie.",
  },
  "withheld-content": {
    en: "What the entries say that were held back.",
    fr: "Ce que disent les entrées retenues.",
  },
  "documents-for-reading": {
    en: "That the documents say what the records say: they are for reading, and the records prove.",
    fr: "Que les documents disent ce que disent les actes : ils sont faits pour être lus, et les actes prouvent.",
  },
  "rules-unplayed": {
    en: "That the register’s rules accepted each record: that needs the whole register.",
    fr: "Que les règles du registre ont accepté chaque acte : il y faut tout le registre.",
  },
  "sealed-bytes": {
    en: "That the sealed objects are unchanged: their bytes were not read again.",
    fr: "Que les objets scellés sont inchangés : leurs octets n’ont pas été relus.",
  },
} as const satisfies Record<string, Sentence>;

export type NotProvedCode = keyof typeof notProvedTable;
