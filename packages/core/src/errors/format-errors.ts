// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** Bytes and drafts that are not what they claim. */
export const formatErrors = {
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
  "crypto.unsupported": {
    status: 500,
    exit: 69,
    retry: "after-operator",
    en: "This browser lacks {algorithm}, and what needs it is not judged. Take a current browser, or the command: scelle verify.",
    fr: "Ce navigateur n’a pas {algorithm}, et ce qui l’exige n’est pas jugé. Prenez-en un récent, ou la commande : scelle verify.",
  },
  "draft.invalid": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "Field {field} of {kind}: {problem}. Correct it and try again.",
    fr: "Champ {field} de {kind} : {problem}. Corrigez-le et recommencez.",
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
    en: "A record stands in the register under draft id {draftId} already. Use a new id.",
    fr: "Un acte figure déjà au registre sous l’identifiant {draftId}. Prenez-en un nouveau.",
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
  "draft.not-a-read": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "A record of kind {kind} is not a consultation. Send it as a record.",
    fr: "Un acte {kind} n’est pas une consultation. Envoyez-le comme acte.",
  },
} as const satisfies Record<string, ErrorRow>;
