// SPDX-License-Identifier: Apache-2.0

/** What a caller may do after an error: nothing, the same again later, or the same after a person acted. */
export type Retry = "no" | "later" | "after-operator";

export interface ErrorRow {
  /** HTTP status of the problem document. */
  readonly status: number;
  /** Exit code of the command line, from sysexits(3). */
  readonly exit: 64 | 65 | 66 | 69 | 73 | 74 | 75 | 77;
  readonly retry: Retry;
  /** One sentence that says what happened, then one that names the cure. `{name}` stands for a fact. */
  readonly en: string;
  readonly fr: string;
}

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
