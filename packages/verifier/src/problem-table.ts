// SPDX-License-Identifier: Apache-2.0
import type { Sentence } from "./check-sentence.ts";

/** What can be wrong with one thing, as the `problem` of a failed check; a phrase that fits after a colon. */
export const problemTable = {
  "transfer-pending": {
    en: "that register has not acknowledged it",
    fr: "ce registre n’en a pas accusé réception",
  },
  "transfer-acknowledged": {
    en: "that register acknowledged it",
    fr: "ce registre en a accusé réception",
  },
  "transfer-not-proved": {
    en: "the other register’s receipt in it proves nothing ({detail})",
    fr: "le reçu de l’autre registre qu’elle porte ne prouve rien ({detail})",
  },
  "transfer-other-act": {
    en: "the other register’s entry in it is another act ({detail})",
    fr: "l’entrée de l’autre registre qu’elle porte est un autre acte ({detail})",
  },
  "transfer-other-register": {
    en: "the entry in it is of another register, or signed by another key ({detail})",
    fr: "l’entrée qu’elle porte est d’un autre registre, ou signée par une autre clé ({detail})",
  },
  "transfer-not-addressed": {
    en: "the case was given to another register ({detail})",
    fr: "l’affaire a été transmise à un autre registre ({detail})",
  },
  "transfer-head-differs": {
    en: "the entry that it names is not the one that is proved (entry {detail})",
    fr: "l’entrée qu’elle désigne n’est pas celle qui est prouvée (entrée {detail})",
  },
  "transfer-other-exhibit": {
    en: "the other register’s entry in it is of another exhibit or another case ({detail})",
    fr: "l’entrée de l’autre registre qu’elle porte concerne un autre scellé ou une autre affaire ({detail})",
  },
  "transfer-other-transfer": {
    en: "the other register received another transfer (its entry {detail})",
    fr: "l’autre registre a reçu une autre transmission (son entrée {detail})",
  },
  link: { en: "it is a link or a special file", fr: "c’est un lien ou un fichier spécial" },
  "too-large": {
    en: "it has {found} bytes, more than the {limit} that such a file can have",
    fr: "il a {found} octets, plus que les {limit} qu’un tel fichier peut avoir",
  },
  gone: { en: "it is not there any more", fr: "il n’est plus là" },
  "input-output": { en: "the disk answers {system}", fr: "le disque répond {system}" },
  size: { en: "it has {found} bytes instead of {expected}", fr: "il a {found} octets au lieu de {expected}" },
  malformed: {
    en: "it is malformed at byte {offset} ({detail})",
    fr: "format invalide à l’octet {offset} ({detail})",
  },
  newer: {
    en: "it has a newer format version ({detail}) than this program knows",
    fr: "sa version de format ({detail}) est plus récente que ce programme",
  },
  "other-digest": {
    en: "its {detail} is not the one that the manifest states",
    fr: "son {detail} n’est pas celui du manifeste",
  },
  "not-made": {
    en: "this document is not the one that the register made",
    fr: "ce document n’est pas celui que le registre a fait",
  },
  "other-list": {
    en: "the register made this list for another bundle",
    fr: "le registre a fait cette liste pour une autre liasse",
  },
  "other-info": {
    en: "it says something else of {detail} than the bundle does",
    fr: "il dit de {detail} autre chose que la liasse",
  },
  unlisted: { en: "no manifest lists it", fr: "aucun manifeste ne le cite" },
  "not-in-tree": {
    en: "the proof does not lead to the signed root",
    fr: "la preuve ne mène pas à la racine signée",
  },
  "other-checkpoint": {
    en: "its proof is of another checkpoint",
    fr: "sa preuve porte sur un autre point de contrôle",
  },
  "other-index": {
    en: "its proof is of entry {found}",
    fr: "sa preuve porte sur l’entrée {found}",
  },
  "not-committed": {
    en: "its content is not what the entry commits to",
    fr: "son contenu n’est pas ce qu’engage l’entrée",
  },
  "not-open": { en: "its content is not here", fr: "son contenu n’est pas ici" },
  "open-content": {
    en: "its content is here although it is said to be closed",
    fr: "son contenu est ici alors qu’il est dit fermé",
  },
  "other-case": {
    en: "the record is not of the case, or not at this number in it",
    fr: "l’acte n’est pas de l’affaire, ou pas à ce numéro",
  },
  "seq-gap": {
    en: "entry number {expected} of the case is missing",
    fr: "l’entrée numéro {expected} de l’affaire manque",
  },
  "no-act": {
    en: "the act {detail} is not open among its entries",
    fr: "l’acte {detail} n’est pas ouvert parmi ses entrées",
  },
  "not-named": {
    en: "they do not name the record of entry {index}",
    fr: "ils ne désignent pas l’acte de l’entrée {index}",
  },
  "named-closed": {
    en: "they name record {detail}, which is not open here",
    fr: "ils désignent l’acte {detail}, qui n’est pas ouvert ici",
  },
  "other-words": {
    en: "they say something else of {detail}",
    fr: "ils disent autre chose de {detail}",
  },
  "not-last": {
    en: "entries of the case follow the last act",
    fr: "des entrées de l’affaire suivent le dernier acte",
  },
  "not-decided": {
    en: "the decision that is named does not erase it",
    fr: "la décision désignée ne l’efface pas",
  },
  "partial-case": {
    en: "a bundle holds a part of the register",
    fr: "une liasse contient une partie du registre",
  },
  "no-log-key": { en: "no log key is known", fr: "aucune clé de journal n’est connue" },
  unsigned: { en: "it does not carry the key’s signature", fr: "il ne porte pas la signature de la clé" },
  "bad-signature": { en: "the signature is not good", fr: "la signature n’est pas bonne" },
  "token-other-imprint": {
    en: "it is on other bytes than the checkpoint beside it",
    fr: "il porte sur d’autres octets que le point de contrôle voisin",
  },
  "token-bad-signature": {
    en: "it is not what its certificate signed",
    fr: "il n’est pas ce que son certificat a signé",
  },
  "token-other-certificate": {
    en: "the certificate that it names is not in it",
    fr: "le certificat qu’il désigne n’y est pas",
  },
  "token-wrong-purpose": {
    en: "its certificate is not one for timestamps alone",
    fr: "son certificat n’est pas réservé à l’horodatage",
  },
  "token-expired": {
    en: "a certificate of its chain was not valid at its time",
    fr: "un certificat de sa chaîne n’était pas valable à son heure",
  },
  "token-revoked": {
    en: "a certificate of its chain was revoked with effect at its time",
    fr: "un certificat de sa chaîne était révoqué à son heure",
  },
  "token-rejected": { en: "the authority gave no token", fr: "l’autorité n’a pas donné de jeton" },
  "token-modified": {
    en: "the authority granted something else than was asked",
    fr: "l’autorité a accordé autre chose que la demande",
  },
  origin: { en: "it is of another log ({found})", fr: "il est d’un autre journal ({found})" },
  name: {
    en: "its name says {expected} and it says {found}",
    fr: "son nom dit {expected} et il dit {found}",
  },
  "other-keys": {
    en: "it is about another register or another founding",
    fr: "il porte sur un autre registre ou une autre fondation",
  },
  "ends-before": { en: "it has only {found}", fr: "il n’en a que {found}" },
  "goes-on": { en: "it goes on after that, to {found}", fr: "il continue après, jusqu’à {found}" },
  "other-root": { en: "the root is another there", fr: "la racine y est autre" },
  "tile-differs": {
    en: "hash {position} is not what the entries give",
    fr: "l’empreinte {position} n’est pas celle que donnent les entrées",
  },
  "tile-or-bundle": {
    en: "it and {other} contradict each other at entry {index}, and nothing here tells which is right",
    fr: "il contredit {other} à l’entrée {index}, et rien ici ne dit lequel est juste",
  },
  "leaf-differs": {
    en: "its bytes are not those that the signed tree fixes",
    fr: "ses octets ne sont pas ceux que fixe l’arbre signé",
  },
  "entry-length": { en: "its length is written as {found}", fr: "sa longueur est écrite {found}" },
  "payload-overlap": {
    en: "it overlaps an earlier payload file; entry {expected} should be its first",
    fr: "il chevauche un fichier de contenus antérieur ; sa première entrée devrait être {expected}",
  },
  "payload-length": {
    en: "the content of entry {index} is said to have {found} bytes, which no content has",
    fr: "le contenu de l’entrée {index} est dit avoir {found} octets, ce qu’aucun contenu n’a",
  },
  "payload-end": {
    en: "it ends inside the content of entry {index}",
    fr: "il s’arrête dans le contenu de l’entrée {index}",
  },
  "payload-rest": { en: "bytes follow its last content", fr: "des octets suivent son dernier contenu" },
  "wal-gap": {
    en: "it starts at size {found} where {expected} is due",
    fr: "il commence à la taille {found} alors que {expected} est attendu",
  },
  "wal-root": {
    en: "the root that it states for size {size} is not the log’s",
    fr: "la racine qu’il indique pour la taille {size} n’est pas celle du journal",
  },
  opening: { en: "it does not open with its key", fr: "il ne s’ouvre pas avec sa clé" },
  ciphertext: { en: "its stored bytes are others", fr: "ses octets conservés sont autres" },
  commitment: { en: "it is not what the entry commits to", fr: "ce n’est pas ce qu’engage l’entrée" },
  record: { en: "{detail}", fr: "{detail}" },
  "no-author": {
    en: "its author is not registered at that time",
    fr: "son auteur n’est pas alors enregistré",
  },
  "foreign-key": {
    en: "its signing key was not admitted for that author at that time",
    fr: "sa clé de signature n’était pas admise alors pour cet auteur",
  },
  "case-sequence": {
    en: "it is number {found} of its case where {expected} is due",
    fr: "il porte le numéro {found} de son affaire alors que {expected} est attendu",
  },
  "case-link": { en: "the link is not the one that is due", fr: "le lien n’est pas celui attendu" },
  "erased-undecided": {
    en: "its key is gone and no erasure of it was decided and performed",
    fr: "sa clé a disparu sans qu’un effacement ait été décidé et exécuté",
  },
  "erasure-kept": {
    en: "its erasure is recorded as performed and its key is still here",
    fr: "son effacement est dit exécuté et sa clé est encore là",
  },
  "erasure-without-decision": {
    en: "an erasure was performed that nobody decided",
    fr: "un effacement a été exécuté sans décision",
  },
  "earlier-damage": {
    en: "earlier records are missing or altered",
    fr: "des actes antérieurs manquent ou sont altérés",
  },
  "no-record-key": { en: "no record key was given", fr: "aucune clé des actes n’a été fournie" },
} as const satisfies Record<string, Sentence>;

export type ProblemCode = keyof typeof problemTable;
