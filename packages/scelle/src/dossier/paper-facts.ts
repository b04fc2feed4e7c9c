// SPDX-License-Identifier: Apache-2.0
import {
  caseFoundingKinds,
  type EffectiveRecord,
  hex,
  type Language,
  parseCheckpoint,
  parseNote,
  utf8,
} from "@scelle/core";
import { kindTitle, shortRef } from "../program/references.ts";

/** What papers are made of: what their receiver may read, and nothing else. */
export interface PaperFacts {
  readonly caseRef: string;
  readonly origin: string;
  /** An instant: nothing is said of later. */
  readonly asOf: string;
  readonly isExercise: boolean;
  readonly checkpoint: CheckpointFacts;
  /** Corrections applied, in the order of the log. */
  readonly records: readonly EffectiveRecord[];
}

export interface CheckpointFacts {
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly rootHex: string;
}

/** @param note a signed checkpoint, which the caller has from the log itself */
export function checkpointFacts(note: string): CheckpointFacts {
  const { size, root } = parseCheckpoint(parseNote(utf8(note)).text);
  return { size, rootHex: hex(root) };
}

/** What somebody types or photographs to hold a register to a state: `SIZE:ROOT`. */
export function fingerprintOf({ size, rootHex }: CheckpointFacts): string {
  return `${size}:${rootHex}`;
}

/** The same for eyes: the root in groups of four. */
export function groupedFingerprint({ size, rootHex }: CheckpointFacts): string {
  return `${size}: ${rootHex.replace(/(.{4})(?!$)/g, "$1 ")}`;
}

/** How things are called in papers. */
export interface Names {
  of(ref: string): string;
  /** By reference, for values of records. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Names that the records themselves give; whatever they do not name stays a reference.
 * @param known names of what is not among them
 */
export function namesAmong(
  records: readonly EffectiveRecord[],
  language: Language,
  known: Readonly<Record<string, string>> = {},
): Names {
  const labels: Record<string, string> = { ...known };
  for (const record of records) labels[record.recordRef] = calledBy(record, language);
  labels["register"] = language === "fr" ? "le registre lui-même" : "the register itself";
  return { labels, of: (ref) => labels[ref] ?? shortRef(ref) };
}

export function entryText(index: number, language: Language): string {
  return language === "fr" ? `entrée ${index}` : `entry ${index}`;
}

/** To the minute, in UTC, in one form for both languages. */
export function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

const minuteMs = 60_000;

export function lengthText(lengthMs: number, language: Language): string {
  const minutes = Math.round(lengthMs / minuteMs);
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  const day = language === "fr" ? "j" : "d";
  const parts = [days > 0 ? `${days} ${day}` : "", hours > 0 ? `${hours} h` : "", `${rest} min`];
  return parts.filter((part) => part !== "" && (part !== "0 min" || minutes === 0)).join(" ");
}

interface LegalText {
  readonly code: string;
  readonly version: string;
  readonly article: string;
}

/** An article as the record cites it; a dash where it cites none. */
export function legalText(reference: unknown): string {
  if (typeof reference !== "object" || reference === null) return "–";
  const { code, version, article } = reference as LegalText;
  return `${code}, ${article} (${version})`;
}

const namingFields = ["name", "number", "designation"] as const;
/** Kinds that bring a thing or a person into being which people call by a name. */
const namedKinds: readonly string[] = [
  "register-founded",
  "person-registered",
  "body-registered",
  "group-described",
  ...caseFoundingKinds,
  "exhibit-seized",
  "exhibit-taken-over",
  "exhibit-divided",
  "operation-planned",
];

function calledBy({ kind, index, stated }: EffectiveRecord, language: Language): string {
  const name = namingFields.map((field) => stated[field]).find((value) => typeof value === "string");
  if (namedKinds.includes(kind) && name !== undefined) return name;
  return `${kindTitle(kind, language)}, ${entryText(index, language)}`;
}
