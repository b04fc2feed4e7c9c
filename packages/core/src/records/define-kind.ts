// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import type { RefTarget } from "./value-type.ts";
import type { Label, Vocabulary } from "./vocabulary.ts";

/** Who answers for a field: a person stated it, bytes were measured, the register assigned it. */
export type FieldFrom = "stated" | "measured" | "assigned";
/** Who can measure again: the register from what it stores, or only the client that held the plaintext. */
export type MeasuredBy = "register" | "client";

export interface FieldMeta {
  readonly label: Label;
  /** Unit of a number, in words: `byte`, `file`. */
  readonly unit?: string;
  /** Cannot be without words that somebody wrote: gone after an erasure. */
  readonly words?: true;
  /** Names what the record is about: the record belongs to its stream, and no correction changes it. */
  readonly subject?: true;
  /** No correction changes it, because authority hangs on it: the cure is a new record. */
  readonly fixed?: true;
  /** A named object may be gone from the vault: saying so is the purpose of the record. */
  readonly mayBeMissing?: true;
  /** A named object is a document that its case has captured. */
  readonly isDocument?: true;
  /** The standard that gave the field its meaning. */
  readonly source?: string;
}

export interface Field<
  From extends FieldFrom = FieldFrom,
  S extends z.ZodMiniType = z.ZodMiniType,
  Words extends boolean = boolean,
> {
  readonly from: From;
  readonly schema: S;
  readonly words: Words;
  readonly meta: FieldMeta;
  readonly measuredBy?: MeasuredBy;
}

export type Shape = Readonly<Record<string, Field>>;

/** Groups of record kinds, as a reader of the reference looks for them, in the order of the story. */
export const kindGroups = {
  register: { en: "Register", fr: "Registre" },
  people: { en: "People and bodies", fr: "Personnes et services" },
  case: { en: "Case", fr: "Affaire" },
  sources: { en: "Sources", fr: "Sources" },
  allegations: { en: "Allegations and measures", fr: "Allégations et mesures" },
  procedures: { en: "Procedures that rest on them", fr: "Procédures qui en dépendent" },
  searches: { en: "Searches", fr: "Perquisitions" },
  exhibits: { en: "Exhibits", fr: "Scellés" },
  operations: { en: "Operations", fr: "Opérations" },
  incidents: { en: "Incidents and counts", fr: "Faits et décomptes" },
  "look-ups": { en: "Look-ups in files", fr: "Consultations de fichiers" },
  access: { en: "Access", fr: "Accès" },
  mending: { en: "Mending", fr: "Rectification et effacement" },
} as const satisfies Vocabulary;

export type KindGroup = keyof typeof kindGroups;

export interface Kind<S extends Shape = Shape> {
  readonly kind: string;
  readonly version: number;
  readonly group: KindGroup;
  readonly title: Label;
  /** What the record says, and what it does not. */
  readonly about: Label;
  /** What comes into being with the record and is named by its draft id from then on. */
  readonly founds?: Exclude<RefTarget, "record" | "object">;
  /** Belongs to the history of the register itself: keys, persons, witnesses. */
  readonly isOfRegister?: true;
  /** Belongs to what is known of who serves where, under whom, and who is close to whom. */
  readonly isOfHierarchy?: true;
  /** Holds what its author's own program encrypts: no form asks for it. */
  readonly isSealedByAuthor?: true;
  readonly shape: S;
}

/** Acts that nobody but the register itself performs. */
export const registerOnlyKinds: readonly string[] = [
  "erasure-performed",
  "attempt-refused",
  "session-opened",
  "account-session-opened",
  "session-ended",
  "act-signed",
];

/** Whether a person records it by filling in fields; others the register makes, or a command of their own. */
export function isRecordable({
  kind,
  group,
  isSealedByAuthor,
}: Pick<Kind, "kind" | "group" | "isSealedByAuthor">): boolean {
  const isOfRegister = kind === "register-founded" || registerOnlyKinds.includes(kind);
  return group !== "access" && isSealedByAuthor !== true && !isOfRegister;
}

type WordsOf<M extends FieldMeta> = M extends { readonly words: true } ? true : false;

/** A field that a person fills in and answers for. */
export function stated<S extends z.ZodMiniType, const M extends FieldMeta>(
  schema: S,
  meta: M,
): Field<"stated", S, WordsOf<M>> {
  return { from: "stated", schema, words: (meta.words === true) as WordsOf<M>, meta };
}

/** A field read from bytes. */
export function measured<S extends z.ZodMiniType, const M extends FieldMeta>(
  schema: S,
  measuredBy: MeasuredBy,
  meta: M,
): Field<"measured", S, WordsOf<M>> {
  return { from: "measured", schema, words: (meta.words === true) as WordsOf<M>, meta, measuredBy };
}

/** A field that the register adds when it takes the record in. */
export function assigned<S extends z.ZodMiniType, const M extends FieldMeta>(
  schema: S,
  meta: M,
): Field<"assigned", S, WordsOf<M>> {
  return { from: "assigned", schema, words: (meta.words === true) as WordsOf<M>, meta };
}

/** The one definition of a record kind; everything else about it is derived from this. */
export function defineKind<const S extends Shape>(definition: Kind<S>): Kind<S> {
  return definition;
}

export const optional = z.exactOptional;

type FieldsFrom<S extends Shape, From extends FieldFrom> = {
  [K in keyof S as S[K]["from"] extends From ? K : never]: S[K]["schema"];
};
type Values<Schemas extends Readonly<Record<string, z.ZodMiniType>>> = z.infer<z.ZodMiniObject<Schemas>>;

/** The stated fields of a kind. */
export type Stated<K extends Kind> = Values<FieldsFrom<K["shape"], "stated">>;
/** The measured fields of a kind. */
export type Measured<K extends Kind> = Values<FieldsFrom<K["shape"], "measured">>;
/** The fields of a kind that only the register can fill in, beside those that every record has. */
export type Assigned<K extends Kind> = Values<FieldsFrom<K["shape"], "assigned">>;

type WordNames<S extends Shape> = { [K in keyof S]: S[K]["words"] extends true ? K : never }[keyof S];

/** The stated fields of a kind as a fold meets them: those that hold words may have been erased. */
export type Folded<K extends Kind> = Omit<Stated<K>, WordNames<K["shape"]>> & Partial<Stated<K>>;
