// SPDX-License-Identifier: Apache-2.0
import type { AlarmCause } from "./alarm.ts";
import type { ProofStep, StepOutcome } from "./check-evidence.ts";

type Sentences<K extends string> = Readonly<Record<K, string>>;

const stepsEn: Sentences<ProofStep> = {
  checkpoint: "The register’s key signed the state of the log that covers this entry.",
  seen: "That state continues the last one that this browser saw: nothing before it was changed or taken out.",
  entry: "The entry stands in the log at its number.",
  content: "What is shown is what the entry was sealed with, to the last character.",
  signature: "The author’s key signed exactly this, for this register.",
  author: "A record before it gives this key to this author.",
  shown: "The screen shows what was signed.",
};

const stepsFr: Sentences<ProofStep> = {
  checkpoint: "La clé du registre a signé l’état du journal qui couvre cette entrée.",
  seen: "Cet état prolonge le dernier que ce navigateur a vu : rien d’antérieur n’a été changé ni retiré.",
  entry: "L’entrée figure au journal sous son numéro.",
  content: "Ce qui s’affiche est ce que l’entrée a scellé, au caractère près.",
  signature: "La clé de l’auteur a signé exactement cela, pour ce registre.",
  author: "Un acte antérieur donne cette clé à cet auteur.",
  shown: "L’écran montre ce qui fut signé.",
};

const outcomesEn: Sentences<StepOutcome> = { holds: "holds", fails: "fails", void: "nothing to check" };
const outcomesFr: Sentences<StepOutcome> = { holds: "tenu", fails: "échec", void: "rien à contrôler" };

const causesEn: Sentences<AlarmCause> = {
  "other-history": "The register shows another history than the one this browser saw.",
  "smaller-log": "The register’s log is shorter than it was: entries that this browser saw are gone.",
  "checkpoint-unsigned": "The state of the log that the register shows is not signed by its key.",
  "other-key": "The register now names another key than the one this browser knew.",
  "entry-not-in-log": "An entry that was shown is not in the log that the register signed.",
  "record-altered": "A record that was shown is not the one that the log was sealed with.",
  "signature-false": "The signature under a record does not hold.",
};

const causesFr: Sentences<AlarmCause> = {
  "other-history": "Le registre présente une autre histoire que celle que ce navigateur a vue.",
  "smaller-log": "Le journal du registre a raccourci : des entrées que ce navigateur a vues ont disparu.",
  "checkpoint-unsigned": "L’état du journal que présente le registre n’est pas signé par sa clé.",
  "other-key": "Le registre désigne une autre clé que celle que ce navigateur connaissait.",
  "entry-not-in-log": "Une entrée affichée n’est pas dans le journal que le registre a signé.",
  "record-altered": "Un acte affiché n’est pas celui que le journal a scellé.",
  "signature-false": "La signature d’un acte ne tient pas.",
};

export const proofWords = {
  en: {
    title: "How is this known?",
    whyLook: "Your reason is recorded with this look, and those who oversee it read it.",
    read: "Read the record",
    steps: stepsEn,
    outcomes: outcomesEn,
    causes: causesEn,
    entry: (index: number) => `Entry ${index}`,
    by: "Recorded by",
    when: "Recorded at",
    register: "the register itself",
    checkedHere: "Checked in this browser",
    checking: "Checking in this browser …",
    allHolds: "Every check holds.",
    someFail: "A check fails. Do not rely on what you see.",
    firstSeen: "This browser saw this register for the first time: from now on it notices another history.",
    notShown: "No check shows that what was recorded is true, or that everything that happened was recorded.",
    stated: "What was stated",
    measured: "What was measured",
    original: "As first stated",
    corrected: (n: number) =>
      n === 1 ? "Corrected once; the first words stay." : `Corrected ${n} times; the first words stay.`,
    correction: "Correction",
    erased: "The words of this record were erased by a recorded decision; its place in the log stays.",
    technical: "The proof itself",
    leaf: "Leaf hash",
    size: "Entries under the signed state",
    root: "Root",
    key: "Signed with key",
    keyFrom: "The key stands in",
    save: "Save record and proof",
    alarm: "This register does not continue what you saw.",
    alarmAdvice:
      "Record nothing more here. Save what this browser holds, take it to whoever oversees the register, and compare " +
      "it with a checkpoint kept elsewhere.",
    noticed: "Noticed",
    saveAlarm: "Save the evidence",
    aside: "I have kept it: put the alarm aside",
  },
  fr: {
    title: "Comment le sait-on ?",
    whyLook: "Votre motif est consigné avec cette consultation, et ceux qui la contrôlent le lisent.",
    read: "Lire l’acte",
    steps: stepsFr,
    outcomes: outcomesFr,
    causes: causesFr,
    entry: (index: number) => `Entrée ${index}`,
    by: "Consigné par",
    when: "Consigné le",
    register: "le registre lui-même",
    checkedHere: "Contrôlé dans ce navigateur",
    checking: "Contrôle dans ce navigateur…",
    allHolds: "Tous les contrôles tiennent.",
    someFail: "Un contrôle échoue. Ne vous fiez pas à ce qui s’affiche.",
    firstSeen:
      "Ce navigateur voit ce registre pour la première fois : il remarquera désormais toute autre histoire.",
    notShown: "Aucun contrôle ne montre que ce qui fut consigné est vrai, ni que tout ce qui advint le fut.",
    stated: "Ce qui fut déclaré",
    measured: "Ce qui fut mesuré",
    original: "Première rédaction",
    corrected: (n: number) =>
      n === 1
        ? "Rectifié une fois ; les premiers mots restent."
        : `Rectifié ${n} fois ; les premiers mots restent.`,
    correction: "Rectification",
    erased: "Les mots de cet acte ont été effacés par une décision consignée ; sa place au journal demeure.",
    technical: "La preuve elle-même",
    leaf: "Empreinte de la feuille",
    size: "Entrées sous l’état signé",
    root: "Racine",
    key: "Signé avec la clé",
    keyFrom: "La clé figure dans",
    save: "Enregistrer l’acte et sa preuve",
    alarm: "Ce registre ne prolonge pas ce que vous avez vu.",
    alarmAdvice:
      "Ne consignez plus rien ici. Enregistrez ce que détient ce navigateur, portez-le à l’autorité de contrôle du " +
      "registre, et comparez avec un point de contrôle conservé ailleurs.",
    noticed: "Remarqué",
    saveAlarm: "Enregistrer les éléments",
    aside: "Je les ai conservés : lever l’alerte",
  },
};
