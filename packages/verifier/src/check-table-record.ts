// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks of payloads, keys, records, commit records and sealed objects. */
export const recordCheckRows = {
  "payload.file": {
    concerns: "integrity",
    ok: { en: "Payload files, whole: {count}.", fr: "Fichiers de contenus entiers : {count}." },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: {
      en: "No payload file holds entries {from} to {to}.",
      fr: "Aucun fichier de contenus ne porte les entrées {from} à {to}.",
    },
  },
  "payload.ciphertext": {
    concerns: "integrity",
    ok: {
      en: "Stored contents hashed again and equal to what their entries fix: {count}.",
      fr: "Contenus hachés de nouveau et égaux à ce que fixent leurs entrées : {count}.",
    },
    failed: {
      en: "The stored content of entry {index} in {subject} is not what the entry fixes.",
      fr: "Le contenu conservé de l’entrée {index} dans {subject} n’est pas celui que fixe l’entrée.",
    },
  },
  "payload.opening": {
    concerns: "integrity",
    ok: {
      en: "Contents that open to what their entries commit to: {count}.",
      fr: "Contenus qui s’ouvrent sur ce qu’engagent leurs entrées : {count}.",
    },
    failed: {
      en: "The content of entry {index} in {subject} does not open to what the entry commits to: {problem}.",
      fr: "Le contenu de l’entrée {index} dans {subject} ne s’ouvre pas sur ce qu’engage l’entrée : {problem}.",
    },
    "not-checked": {
      en: "No record key was given: contents stayed closed.",
      fr: "Aucune clé des actes n’a été fournie : les contenus sont restés fermés.",
    },
  },
  "key.page": {
    concerns: "integrity",
    ok: {
      en: "Key pages of their exact size: {count}.",
      fr: "Pages de clés à leur taille exacte : {count}.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "key.slot": {
    concerns: "integrity",
    ok: { en: "Key slots that open: {count}.", fr: "Cases de clé qui s’ouvrent : {count}." },
    failed: {
      en: "The key slot of entry {index} in {subject} does not open with the record key.",
      fr: "La case de clé de l’entrée {index} dans {subject} ne s’ouvre pas avec la clé des actes.",
    },
  },
  "key.unused-slot": {
    concerns: "integrity",
    ok: { en: "Unused key slots, empty: {count}.", fr: "Cases de clé inutilisées et vides : {count}." },
    failed: {
      en: "The unused key slot {index} in {subject} is not empty.",
      fr: "La case de clé inutilisée {index} dans {subject} n’est pas vide.",
    },
  },
  "record.payload": {
    concerns: "integrity",
    ok: {
      en: "Records exact for their kind: {count}.",
      fr: "Actes exacts pour leur type : {count}.",
    },
    failed: {
      en: "The record of entry {index} is not exact for its kind: {problem}.",
      fr: "L’acte de l’entrée {index} n’est pas exact pour son type : {problem}.",
    },
  },
  "record.signature": {
    concerns: "integrity",
    ok: {
      en: "Records with a good signature: {count}.",
      fr: "Actes à bonne signature : {count}.",
    },
    failed: {
      en: "The record of entry {index}: {problem}.",
      fr: "L’acte de l’entrée {index} : {problem}.",
    },
  },
  "record.unsupported": {
    concerns: "integrity",
    "not-checked": {
      en: "The signature of entry {index} is not judged here: this browser lacks {algorithm}. The command judges it: scelle verify.",
      fr: "La signature de l’entrée {index} n’est pas jugée ici : ce navigateur n’a pas {algorithm}. La commande la juge : scelle verify.",
    },
  },
  "record.draft-id": {
    concerns: "integrity",
    ok: { en: "Draft ids, each used once: {count}.", fr: "Identifiants de projet, chacun unique : {count}." },
    failed: {
      en: "The record of entry {index} has the draft id of entry {first}.",
      fr: "L’acte de l’entrée {index} a l’identifiant de projet de l’entrée {first}.",
    },
  },
  "record.case-link": {
    concerns: "integrity",
    ok: {
      en: "Entries that continue the chain of their case: {count}.",
      fr: "Entrées qui continuent la chaîne de leur affaire : {count}.",
    },
    failed: {
      en: "Entry {index} does not continue the chain of its case: {problem}.",
      fr: "L’entrée {index} ne continue pas la chaîne de son affaire : {problem}.",
    },
    "not-checked": {
      en: "No link key was given: the chains of cases were not recomputed.",
      fr: "Aucune clé de liaison n’a été fournie : les chaînes des affaires n’ont pas été recalculées.",
    },
  },
  "record.erasure": {
    concerns: "integrity",
    ok: {
      en: "Erased records whose erasure was decided and performed on record: {count}.",
      fr: "Actes effacés dont l’effacement fut décidé et exécuté : {count}.",
    },
    failed: { en: "Entry {index}: {problem}.", fr: "Entrée {index} : {problem}." },
    "not-checked": {
      en: "Emptied key slots, of which nobody can say without the record key whether an erasure was decided: {erased}.",
      fr: "Cases de clé vidées, dont nul ne peut dire sans la clé des actes si l’effacement fut décidé : {erased}.",
    },
    note: {
      en: "Entry {index}: erasure is decided and not yet performed.",
      fr: "Entrée {index} : effacement décidé et pas encore exécuté.",
    },
  },
  "record.refused-by-rules": {
    concerns: "integrity",
    ok: {
      en: "Records decided again and accepted by the rules, author and key included: {count}.",
      fr: "Actes rejugés et acceptés par les règles, auteur et clé compris : {count}.",
    },
    failed: {
      en: "The rules refuse the record of entry {index} ({refused}).",
      fr: "Les règles refusent l’acte de l’entrée {index} ({refused}).",
    },
    note: {
      en: "With the corrections made since, the rules would refuse the record of entry {index} ({refused}).",
      fr: "Avec les rectifications faites depuis, les règles refuseraient l’acte de l’entrée {index} ({refused}).",
    },
    "not-checked": {
      en: "The rules were not replayed: {problem}.",
      fr: "Les règles n’ont pas été rejouées : {problem}.",
    },
  },
  "wal.record": {
    concerns: "integrity",
    ok: {
      en: "Commit records that continue the log: {count}.",
      fr: "Actes de validation qui continuent le journal : {count}.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    note: {
      en: "{subject} is already published; the next start removes it.",
      fr: "{subject} est déjà publié ; le prochain démarrage le retire.",
    },
  },
  "object.present": {
    concerns: "integrity",
    ok: {
      en: "Sealed objects that records name, here with their stated size: {count}.",
      fr: "Objets scellés nommés par des actes, présents à leur taille : {count}.",
    },
    failed: {
      en: "{subject} has {found} bytes, and its record states {expected}.",
      fr: "{subject} a {found} octets, son acte en indique {expected}.",
    },
    absent: {
      en: "{subject}, named by entry {index}, is missing.",
      fr: "{subject}, que nomme l’entrée {index}, manque.",
    },
    "not-checked": {
      en: "Without the record key nobody can say which sealed objects should be here.",
      fr: "Sans la clé des actes, nul ne peut dire quels objets scellés devraient être ici.",
    },
  },
  "object.content": {
    concerns: "integrity",
    ok: {
      en: "Sealed objects read whole and equal to their names: {count}.",
      fr: "Objets scellés lus en entier et égaux à leurs noms : {count}.",
    },
    failed: {
      en: "{subject} was altered: its bytes no longer give its name.",
      fr: "{subject} a été altéré : ses octets ne donnent plus son nom.",
    },
    "not-checked": {
      en: "Sealed objects whose bytes were not read again, as a deep check does: {present}.",
      fr: "Objets scellés dont les octets n’ont pas été relus, comme le fait un contrôle profond : {present}.",
    },
  },
  "object.unreferenced": {
    concerns: "integrity",
    note: {
      en: "{subject} is named by no record: sealing was interrupted, or somebody put it there.",
      fr: "{subject} n’est nommé par aucun acte : scellement interrompu, ou dépôt par un tiers.",
    },
  },
} as const satisfies Record<string, CheckRow>;
