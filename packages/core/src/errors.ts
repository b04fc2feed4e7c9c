// SPDX-License-Identifier: Apache-2.0
import { accessErrors } from "./errors/access-errors.ts";
import { apiErrors } from "./errors/api-errors.ts";
import { bundleErrors } from "./errors/bundle-errors.ts";
import { commandErrors } from "./errors/command-errors.ts";
import { conductErrors } from "./errors/conduct-errors.ts";
import { custodyErrors } from "./errors/custody-errors.ts";
import { disposalErrors } from "./errors/disposal-errors.ts";
import type { ErrorRow } from "./errors/error-row.ts";
import { formatErrors } from "./errors/format-errors.ts";
import { imageErrors } from "./errors/image-errors.ts";
import { mendingErrors } from "./errors/mending-errors.ts";
import { registerErrors } from "./errors/register-errors.ts";
import { statementErrors } from "./errors/statement-errors.ts";
import { storageErrors } from "./errors/storage-errors.ts";
import { successionErrors } from "./errors/succession-errors.ts";
import { vaultErrors } from "./errors/vault-errors.ts";
import { witnessErrors } from "./errors/witness-errors.ts";

/**
 * Every operating error, once. HTTP status, exit code, screen text and docs/errors.md read this table.
 * Facts hold references, sizes and codes, never evidence, keys or free text: errors reach logs.
 */
export const errorTable = {
  ...accessErrors,
  ...apiErrors,
  ...bundleErrors,
  ...commandErrors,
  ...conductErrors,
  ...custodyErrors,
  ...disposalErrors,
  ...mendingErrors,
  ...formatErrors,
  ...imageErrors,
  ...registerErrors,
  ...statementErrors,
  ...storageErrors,
  ...successionErrors,
  ...vaultErrors,
  ...witnessErrors,
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
