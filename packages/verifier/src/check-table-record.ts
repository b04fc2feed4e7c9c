// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks of payloads, keys, records, commit records and sealed objects. */
export const recordCheckRows = {
  "payload.file": {
    concerns: "integrity",
    ok: { en: "{count} payload files are whole.", fr: "{count} fichiers de contenus sont entiers." },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: {
      en: "No payload file holds entries {from} to {to}.",
      fr: "Aucun fichier de contenus ne porte les entrées {from} à {to}.",
    },
  },
  "payload.ciphertext": {
    concerns: "integrity",
    ok: {
      en: "{count} stored contents were hashed again and equal what their entries fix.",
      fr: "{count} contenus conservés, hachés de nouveau, égalent ce que fixent leurs entrées.",
    },
    failed: {
      en: "The stored content of entry {index} in {subject} is not what the entry fixes.",
      fr: "Le contenu conservé de l’entrée {index} dans {subject} n’est pas celui que fixe l’entrée.",
    },
  },
  "payload.opening": {
    concerns: "integrity",
    ok: {
      en: "{count} contents open and equal their commitments.",
      fr: "{count} contenus s’ouvrent et égalent leurs engagements.",
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
      en: "{count} key pages have their exact size.",
      fr: "{count} pages de clés ont leur taille exacte.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "key.slot": {
    concerns: "integrity",
    ok: { en: "{count} key slots open.", fr: "{count} cases de clé s’ouvrent." },
    failed: {
      en: "The key slot of entry {index} in {subject} does not open with the record key.",
      fr: "La case de clé de l’entrée {index} dans {subject} ne s’ouvre pas avec la clé des actes.",
    },
  },
  "key.unused-slot": {
    concerns: "integrity",
    ok: { en: "{count} unused key slots are empty.", fr: "{count} cases de clé inutilisées sont vides." },
    failed: {
      en: "The unused key slot {index} in {subject} is not empty.",
      fr: "La case de clé inutilisée {index} dans {subject} n’est pas vide.",
    },
  },
  "record.payload": {
    concerns: "integrity",
    ok: {
      en: "{count} records are exact for their kind.",
      fr: "{count} actes sont exacts pour leur type.",
    },
    failed: {
      en: "The record of entry {index} is not exact for its kind: {problem}.",
      fr: "L’acte de l’entrée {index} n’est pas exact pour son type : {problem}.",
    },
  },
  "record.signature": {
    concerns: "integrity",
    ok: {
      en: "{count} records carry the good signature of a key that their author then had.",
      fr: "{count} actes portent la bonne signature d’une clé que leur auteur avait alors.",
    },
    failed: {
      en: "The record of entry {index}: {problem}.",
      fr: "L’acte de l’entrée {index} : {problem}.",
    },
  },
  "record.draft-id": {
    concerns: "integrity",
    ok: { en: "{count} draft ids are unique.", fr: "{count} identifiants de projet sont uniques." },
    failed: {
      en: "The record of entry {index} has the draft id of entry {first}.",
      fr: "L’acte de l’entrée {index} a l’identifiant de projet de l’entrée {first}.",
    },
  },
  "record.case-link": {
    concerns: "integrity",
    ok: {
      en: "{count} entries stand without a gap in the chains of their cases.",
      fr: "{count} entrées se suivent sans lacune dans les chaînes de leurs affaires.",
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
      en: "{count} erased records have a decision and a performance on record.",
      fr: "{count} actes effacés ont une décision et une exécution enregistrées.",
    },
    failed: { en: "Entry {index}: {problem}.", fr: "Entrée {index} : {problem}." },
    "not-checked": {
      en: "{erased} key slots are empty; without the record key nobody can say whether an erasure was decided.",
      fr: "{erased} cases de clé sont vides ; sans la clé des actes, nul ne peut dire si l’effacement fut décidé.",
    },
    note: {
      en: "Entry {index}: erasure is decided and not yet performed.",
      fr: "Entrée {index} : effacement décidé et pas encore exécuté.",
    },
  },
  "record.refused-by-rules": {
    concerns: "integrity",
    ok: {
      en: "{count} records were decided again and the rules accept them.",
      fr: "{count} actes ont été rejugés et les règles les acceptent.",
    },
    failed: {
      en: "The rules refuse the record of entry {index} ({refused}).",
      fr: "Les règles refusent l’acte de l’entrée {index} ({refused}).",
    },
    note: {
      en: "The rules refuse the record of entry {index} ({refused}) since the correction of entry {by}.",
      fr: "Les règles refusent l’acte de l’entrée {index} ({refused}) depuis la correction de l’entrée {by}.",
    },
    "not-checked": {
      en: "The rules were not replayed: {problem}.",
      fr: "Les règles n’ont pas été rejouées : {problem}.",
    },
  },
  "wal.record": {
    concerns: "integrity",
    ok: {
      en: "{count} commit records are whole and continue the log.",
      fr: "{count} actes de validation sont entiers et continuent le journal.",
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
      en: "{count} sealed objects that records name are here with their stated size.",
      fr: "{count} objets scellés que nomment des actes sont présents avec leur taille.",
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
      en: "{count} sealed objects were read whole and equal their names.",
      fr: "{count} objets scellés ont été lus en entier et égalent leurs noms.",
    },
    failed: {
      en: "{subject} was altered: its bytes no longer give its name.",
      fr: "{subject} a été altéré : ses octets ne donnent plus son nom.",
    },
    "not-checked": {
      en: "The bytes of {present} sealed objects were not read again; --deep does.",
      fr: "Les octets de {present} objets scellés n’ont pas été relus ; --deep le fait.",
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
