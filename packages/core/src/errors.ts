// SPDX-License-Identifier: Apache-2.0
import { accessErrors } from "./errors/access-errors.ts";
import { commandErrors } from "./errors/command-errors.ts";
import { custodyErrors } from "./errors/custody-errors.ts";
import type { ErrorRow } from "./errors/error-row.ts";
import { mendingErrors } from "./errors/mending-errors.ts";

/**
 * Every operating error, once. HTTP status, exit code, screen text and docs/errors.md read this table.
 * Facts hold references, sizes and codes, never evidence, keys or free text: errors reach logs.
 */
export const errorTable = {
  "usage.invalid": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "{problem}. {cure}",
    fr: "{problem}. {cure}",
  },
  "format.malformed": {
    status: 400,
    exit: 65,
    retry: "no",
    en: "The {what} is malformed at byte {offset}: {problem}. Fetch it again from where it came.",
    fr: "{what} : format invalide à l’octet {offset} ({problem}). Redemandez-le à sa source.",
  },
  "format.newer": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "The {what} has format version {found}, and this program knows up to {known}. Update the program.",
    fr: "{what} : version de format {found}, ce programme connaît jusqu’à {known}. Mettez le programme à jour.",
  },
  "draft.invalid": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "Field {field} of {kind}: {problem}. Correct it and send the draft again.",
    fr: "Champ {field} de {kind} : {problem}. Corrigez-le et renvoyez le projet.",
  },
  "draft.unknown-kind": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "There is no record kind {kind}. `scelle record --help` lists them.",
    fr: "Le type d’acte {kind} n’existe pas. `scelle record --help` les énumère.",
  },
  "draft.id-taken": {
    status: 409,
    exit: 65,
    retry: "no",
    en: "Draft id {draftId} already stands in the register with other content. Use a new id.",
    fr: "L’identifiant {draftId} figure déjà au registre avec un autre contenu. Prenez-en un nouveau.",
  },
  "folder.unreadable": {
    status: 500,
    exit: 74,
    retry: "after-operator",
    en: "{path} cannot be read as a plain file ({problem}). Look at the disk and at what lies there.",
    fr: "{path} ne peut être lu comme un simple fichier ({problem}). Examinez le disque et ce qui s’y trouve.",
  },
  "note.unsigned": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The note carries no signature by {keys}. Get the copy that is signed, or name the key that signed this one.",
    fr: "Aucune signature de {keys} dans cette note. Obtenez l’exemplaire signé, ou indiquez la clé signataire.",
  },
  "note.bad-signature": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "The signature by {key} is false. Keep this copy as proof, and fetch another from where it came.",
    fr: "La signature de {key} est fausse. Gardez cet exemplaire comme preuve et redemandez-en un à sa source.",
  },
  "checkpoint.other-origin": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The checkpoint is of the log {found}, and {expected} was expected. Take the key or the checkpoint of one log.",
    fr: "L’attestation est celle du journal {found}, on attendait {expected}. Prenez clé et attestation d’un même journal.",
  },
  "payload.altered": {
    status: 500,
    exit: 65,
    retry: "after-operator",
    en: "A stored payload is altered: its {part} does not match the log entry. Run `scelle verify`, then restore.",
    fr: "Un contenu conservé est altéré : {part} ne correspond pas au journal. Lancez `scelle verify`, puis restaurez.",
  },
  "identity.invalid": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "This is not an age identity for evidence. Give a text with AGE-SECRET-KEY-1…, one key a line.",
    fr: "Ce n’est pas une identité age pour les pièces. Donnez un texte avec AGE-SECRET-KEY-1…, une clé par ligne.",
  },
  "recipient.invalid": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "{recipient} is not an age recipient. Give an age1… as `age-keygen -y` prints it.",
    fr: "{recipient} n’est pas un destinataire age. Donnez un age1… tel que l’affiche `age-keygen -y`.",
  },
  "vault.recipient-count": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "{count} recipients are named, and an object is sealed to at least 1 and at most {max}. Name the recipients of the case.",
    fr: "{count} destinataires sont nommés ; un objet est scellé pour 1 au moins et {max} au plus. Nommez les destinataires du dossier.",
  },
  "vault.source-empty": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The source holds no bytes, and nothing can be sealed. Check that the right file, folder or device was named.",
    fr: "La source ne contient aucun octet : rien à sceller. Vérifiez le fichier, le dossier ou le support indiqué.",
  },
  "vault.source-short": {
    status: 422,
    exit: 74,
    retry: "after-operator",
    en: "The source ended after {found} of {expected} bytes. Check the medium and that nobody writes to it, then seal again.",
    fr: "La source s’arrête après {found} octets sur {expected}. Vérifiez le support et que personne n’y écrit, puis scellez à nouveau.",
  },
  "vault.source-changed": {
    status: 409,
    exit: 75,
    retry: "after-operator",
    en: "The source changed while it was read, and nothing was sealed. Stop whoever writes to it, or seal a copy of it.",
    fr: "La source a changé pendant la lecture et rien n’a été scellé. Arrêtez ce qui y écrit, ou scellez-en une copie.",
  },
  "vault.source-unreadable": {
    status: 422,
    exit: 66,
    retry: "after-operator",
    en: "The source cannot be read ({reason}). Check that it exists, your rights to it, and the medium.",
    fr: "La source est illisible ({reason}). Vérifiez qu’elle existe, vos droits et le support.",
  },
  "vault.no-space": {
    status: 507,
    exit: 74,
    retry: "after-operator",
    en: "There is no space left at {path}, and nothing was left half-written. Make room and start again.",
    fr: "Il n’y a plus de place dans {path} et rien n’est resté à moitié écrit. Libérez de la place et recommencez.",
  },
  "vault.not-writable": {
    status: 403,
    exit: 73,
    retry: "after-operator",
    en: "{path} cannot be written to ({reason}). Check that it exists, its rights, and how it is mounted.",
    fr: "Écriture impossible dans {path} ({reason}). Vérifiez qu’il existe, ses droits et son montage.",
  },
  "vault.write-failed": {
    status: 500,
    exit: 74,
    retry: "after-operator",
    en: "Writing to {path} failed ({reason}), and nothing was kept. Check the disk before trying again.",
    fr: "L’écriture dans {path} a échoué ({reason}) et rien n’a été gardé. Contrôlez le disque avant de recommencer.",
  },
  "vault.missing": {
    status: 404,
    exit: 66,
    retry: "after-operator",
    en: "There is no sealed object {object}. Check the reference, or restore the object from a copy.",
    fr: "L’objet scellé {object} est absent. Vérifiez la référence ou restaurez l’objet depuis une copie.",
  },
  "vault.unreadable": {
    status: 500,
    exit: 74,
    retry: "after-operator",
    en: "The sealed object {object} cannot be read ({reason}). Check the disk and your rights, or use another copy.",
    fr: "L’objet scellé {object} est illisible ({reason}). Contrôlez le disque et vos droits, ou prenez une autre copie.",
  },
  "vault.armored": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "This age file is armored text, and objects are binary. Turn it into binary with age first.",
    fr: "Ce fichier age est en texte (armor) et les objets sont binaires. Convertissez-le d’abord avec age.",
  },
  "vault.passphrase": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "This age file was sealed with a passphrase and not to a recipient. Open it with age itself.",
    fr: "Ce fichier age a été scellé par une phrase secrète et non pour un destinataire. Ouvrez-le avec age.",
  },
  "vault.wrong-identity": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "None of the identities given opens this object. Give the identity of one of its recipients.",
    fr: "Aucune des identités données n’ouvre cet objet. Donnez celle d’un de ses destinataires.",
  },
  "vault.object-altered": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "The object is not what was sealed: it fails at byte {offset}. Keep it as it is and look for an intact copy.",
    fr: "L’objet n’est pas celui qui a été scellé : échec à l’octet {offset}. Conservez-le tel quel et cherchez une copie intacte.",
  },
  "vault.object-differs": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "The object opens, and its {what} differs from the record. Keep it as it is and compare with another copy.",
    fr: "L’objet s’ouvre mais diffère de l’acte ({what}). Conservez-le tel quel et comparez avec une autre copie.",
  },
  "vault.out-exists": {
    status: 409,
    exit: 73,
    retry: "after-operator",
    en: "Something already stands at {path}, and it was left as it is. Name another place.",
    fr: "Il existe déjà quelque chose à {path}, laissé intact. Indiquez un autre emplacement.",
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
  "register.not-found": {
    status: 404,
    exit: 66,
    retry: "after-operator",
    en: "There is no register in {folder}. Name its folder with --register, or found one with `scelle init`.",
    fr: "Pas de registre dans {folder}. Indiquez son dossier par --register, ou fondez-en un par `scelle init`.",
  },
  "register.folder-taken": {
    status: 409,
    exit: 73,
    retry: "no",
    en: "{folder} is not an empty folder. Choose a new one for the register.",
    fr: "{folder} n’est pas un dossier vide. Choisissez-en un nouveau pour le registre.",
  },
  "register.bad-origin": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "The origin {origin} is not a name like inspectorate.example/register. Use letters, digits, dots, dashes and slashes.",
    fr: "L’origine {origin} n’a pas la forme inspection.example/registre. Prenez lettres, chiffres, points, tirets et barres.",
  },
  "register.locked": {
    status: 409,
    exit: 75,
    retry: "later",
    en: "The register is held by {holder}. Wait until it ends, or stop it, and try again.",
    fr: "Le registre est tenu par {holder}. Attendez sa fin, ou arrêtez-le, puis réessayez.",
  },
  "register.no-flock": {
    status: 503,
    exit: 69,
    retry: "after-operator",
    en: "The program flock is missing, and without it two writers could meet. Install the package util-linux.",
    fr: "Le programme flock manque, et sans lui deux écrivains pourraient se croiser. Installez le paquet util-linux.",
  },
  "register.poisoned": {
    status: 503,
    exit: 74,
    retry: "after-operator",
    en: "The storage failed in the middle of a write, so the register stopped. Start it again: it recovers from the log.",
    fr: "Le stockage a échoué en pleine écriture, le registre s’est arrêté. Relancez-le : il reprend depuis le journal.",
  },
  "register.head-moved": {
    status: 409,
    exit: 75,
    retry: "later",
    en: "Another writer went on with the log ({path}), and nothing was acknowledged. Start again.",
    fr: "Un autre écrivain a poursuivi le journal ({path}), rien n’a été confirmé. Recommencez.",
  },
  "register.rolled-back": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "The folder holds {size} entries, but {signed} were signed: it is an older copy. Bring the newer one back, or restore.",
    fr: "Le dossier contient {size} entrées, mais {signed} furent signées : copie ancienne. Rapportez la plus récente, ou restaurez.",
  },
  "register.forked": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "The first {size} entries are not those that this installation signed. Keep both copies, and have verify compare them.",
    fr: "Les {size} premières entrées ne sont pas celles que cette installation a signées. Gardez les deux copies et comparez par verify.",
  },
  "register.clock-behind": {
    status: 503,
    exit: 75,
    retry: "after-operator",
    en: "The clock is {behindSeconds} s behind a time that a witness attested. Set the clock and try again.",
    fr: "L’horloge retarde de {behindSeconds} s sur une heure attestée par un témoin. Réglez-la et réessayez.",
  },
  "log.damaged": {
    status: 500,
    exit: 65,
    retry: "no",
    en: "{path} is damaged: {problem}. Change nothing, run verify, and bring the file back from a backup.",
    fr: "{path} est abîmé : {problem}. Ne changez rien, lancez verify, et rapportez le fichier d’une sauvegarde.",
  },
  "log.gap": {
    status: 500,
    exit: 65,
    retry: "no",
    en: "The commit record {path} does not follow on {size} entries. Change nothing, run verify, and restore what is missing.",
    fr: "L’enregistrement {path} ne fait pas suite à {size} entrées. Ne changez rien, lancez verify, et restaurez ce qui manque.",
  },
  "draft.not-a-read": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "A record of kind {kind} is not a consultation. Send it as a record.",
    fr: "Un acte {kind} n’est pas une consultation. Envoyez-le comme acte.",
  },
  "author.bad-signature": {
    status: 403,
    exit: 77,
    retry: "no",
    en: "The signature of draft {draftId} does not hold. Sign it again with the key of its author, for this register.",
    fr: "La signature du projet {draftId} ne tient pas. Signez-le de nouveau avec la clé de son auteur, pour ce registre.",
  },
  "socket.lost": {
    status: 503,
    exit: 75,
    retry: "later",
    en: "The process that holds the register went away. Try again: a draft that arrived is not taken twice.",
    fr: "Le processus qui tient le registre a disparu. Réessayez : un projet arrivé n’est pas pris deux fois.",
  },
  "socket.unavailable": {
    status: 503,
    exit: 69,
    retry: "after-operator",
    en: "The register’s socket could not be opened. Check that the folder run/ is writable.",
    fr: "La prise du registre n’a pu être ouverte. Vérifiez que le dossier run/ est inscriptible.",
  },
  "socket.unknown-operation": {
    status: 400,
    exit: 65,
    retry: "no",
    en: "The process that holds the register does not know what it was asked. Use the same version for both.",
    fr: "Le processus qui tient le registre ne connaît pas cette demande. Prenez la même version des deux côtés.",
  },
  "socket.too-long": {
    status: 400,
    exit: 65,
    retry: "no",
    en: "A message on the register’s socket was too long, and the connection was closed. Send less at once.",
    fr: "Un message sur la prise du registre était trop long, la connexion fut fermée. Envoyez moins à la fois.",
  },
  "vault.measure-differs": {
    status: 409,
    exit: 65,
    retry: "no",
    en: "The sealed object is not what the draft says ({field}). Seal the source again.",
    fr: "L’objet scellé n’est pas celui du projet ({field}). Scellez de nouveau la source.",
  },
  "vault.object-missing": {
    status: 404,
    exit: 65,
    retry: "after-operator",
    en: "The vault holds no object {root}. Seal the source first, or bring the object back from a backup.",
    fr: "Le coffre n’a pas d’objet {root}. Scellez d’abord la source, ou rapportez l’objet d’une sauvegarde.",
  },
  ...accessErrors,
  ...commandErrors,
  ...custodyErrors,
  ...mendingErrors,
  "backup.inside": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "The backup would lie inside the register {folder}. Choose a folder elsewhere, best on another disk.",
    fr: "La sauvegarde serait dans le registre {folder}. Choisissez un dossier ailleurs, de préférence sur un autre disque.",
  },
  "backup.other-register": {
    status: 409,
    exit: 73,
    retry: "no",
    en: "{destination} holds something other than a backup of this register. Choose an empty folder.",
    fr: "{destination} contient autre chose qu’une sauvegarde de ce registre. Choisissez un dossier vide.",
  },
  "backup.not-found": {
    status: 404,
    exit: 66,
    retry: "after-operator",
    en: "{backup} is not a backup made by `scelle backup`. Name the folder that holds READ-ME.txt.",
    fr: "{backup} n’est pas une sauvegarde faite par `scelle backup`. Indiquez le dossier qui contient READ-ME.txt.",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;
export type ErrorFacts = Readonly<Record<string, string | number>>;
export type Language = "en" | "fr";

/** The one error that Scellé throws for what the world or a person did; assertions are for itself. */
export class ScelleError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(errorSentence(code, facts, "en"), options);
    this.name = "ScelleError";
    this.code = code;
    this.facts = facts;
  }
}

/** The sentence of an error with its facts filled in; a fact that is missing stays visible as its name. */
export function errorSentence(code: ErrorCode, facts: ErrorFacts, language: Language): string {
  const row: ErrorRow = errorTable[code];
  return row[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

/** Scellé contradicting itself: nobody catches this below the process boundary. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

export function assert(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new AssertionError(claim);
}

/** The end of a switch over a closed set. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}
