// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What the disk and the key files could not do. */
export const storageErrors = {
  "identity.invalid": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "This is not an age identity for evidence. Give a text with AGE-SECRET-KEY-1…, one key a line.",
    fr: "Ce n’est pas une identité age pour les pièces. Donnez un texte avec AGE-SECRET-KEY-1…, une clé par ligne.",
  },
  "disk.failed": {
    status: 503,
    exit: 74,
    retry: "after-operator",
    en: "The storage failed at {path} ({problem}). Check the disk, then start again: what was acknowledged is in the log.",
    fr: "Le stockage a échoué à {path} ({problem}). Vérifiez le disque puis recommencez : ce qui fut confirmé est au journal.",
  },
  "disk.full": {
    status: 507,
    exit: 74,
    retry: "after-operator",
    en: "The disk is full at {path}, and nothing was recorded. Free some space and do it again.",
    fr: "Le disque est plein à {path}, rien n’a été enregistré. Libérez de la place et recommencez.",
  },
  "disk.read-only": {
    status: 503,
    exit: 73,
    retry: "after-operator",
    en: "{path} cannot be written here. Make the folder writable for this user and do it again.",
    fr: "{path} n’est pas inscriptible ici. Rendez le dossier inscriptible à cet utilisateur et recommencez.",
  },
  "disk.too-large": {
    status: 400,
    exit: 65,
    retry: "no",
    en: "The file {path} has {size} bytes, and at most {limit} are read. It is not what this register wrote: run verify.",
    fr: "Le fichier {path} a {size} octets, au plus {limit} sont lus. Le registre ne l’a pas écrit ainsi : lancez verify.",
  },
  "key.exists": {
    status: 409,
    exit: 73,
    retry: "no",
    en: "There is already a key at {path}, and keys are not replaced. Choose another place.",
    fr: "Une clé existe déjà à {path}, et l’on ne remplace pas une clé. Choisissez un autre emplacement.",
  },
  "key.exposed": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "The key file {path} can be read by others. Run `chmod 600` on it, and replace the key if others had access.",
    fr: "Le fichier de clé {path} est lisible par d’autres. Faites `chmod 600`, et remplacez la clé si d’autres y ont accédé.",
  },
  "key.malformed": {
    status: 400,
    exit: 65,
    retry: "no",
    en: "{path} is not a key file of Scellé, or it is damaged. Bring the right file back from where you keep it.",
    fr: "{path} n’est pas un fichier de clé de Scellé ou il est abîmé. Rapportez le bon fichier.",
  },
  "key.ring-missing": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "The register’s own keys are not at {path}. Name their folder with --keys, or restore them with the recovery identity.",
    fr: "Les clés du registre ne sont pas à {path}. Indiquez leur dossier par --keys, ou restaurez-les avec l’identité de reprise.",
  },
  "key.wrong-ring": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "The keys in {path} belong to another register. Name the right folder with --keys.",
    fr: "Les clés de {path} sont celles d’un autre registre. Indiquez le bon dossier par --keys.",
  },
  "key.wrong-identity": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "None of the given identities opens {path}. Use the recovery identity from the recovery sheet.",
    fr: "Aucune des identités données n’ouvre {path}. Prenez l’identité de la fiche de reprise.",
  },
  "identity.missing": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "There is no signing key at {path}. Make one with `scelle person key`, or name it with --identity.",
    fr: "Pas de clé de signature à {path}. Créez-en une par `scelle person key`, ou indiquez-la par --identity.",
  },
} as const satisfies Record<string, ErrorRow>;
