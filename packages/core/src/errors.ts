// SPDX-License-Identifier: Apache-2.0
import type { errorTable } from "./error-table.ts";
import type { ErrorRow } from "./errors/error-row.ts";

export type ErrorCode = keyof typeof errorTable;
export type ErrorFacts = Readonly<Record<string, string | number>>;
export type Language = "en" | "fr";

/** The one error that Scellé throws for what the world or a person did; assertions are for itself. */
export class ScelleError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    const row = rows?.[code];
    super(row === undefined ? code : filledSentence(row, facts, "en"), options);
    this.name = "ScelleError";
    this.code = code;
    this.facts = facts;
  }
}

let rows: Readonly<Partial<Record<ErrorCode, ErrorRow>>> | undefined;

/**
 * Has errors carry their English sentence as message. What makes sentences does so when it is loaded; a page
 * that asks for none does not load it and sees the code.
 */
export function tellErrorsBy(table: Readonly<Record<ErrorCode, ErrorRow>>): void {
  rows = table;
}

/** A sentence of the table with its facts filled in. */
export function filledSentence(row: ErrorRow, facts: ErrorFacts, language: Language): string {
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
