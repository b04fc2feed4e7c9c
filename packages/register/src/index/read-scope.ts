// SPDX-License-Identifier: Apache-2.0
import { openKinds } from "@scelle/core";

/** What a query may locate for a person: nothing else is found, counted or cut off by it. */
export interface ReadScope {
  readonly personRef: string;
  readonly isAdministrator: boolean;
  /** Kinds of no case that being an administrator does not open. */
  readonly closedKinds: readonly string[];
  /** Cases that the person reads as a whole. */
  readonly cases: readonly string[];
  /** Single records beside them. */
  readonly refs: readonly string[];
}

/** The wall in the query: `scopeValues` are its values, in order. */
export const inScope = `(r.case_ref IN (SELECT value FROM json_each(?))
  OR r.ref IN (SELECT value FROM json_each(?))
  OR (r.case_ref IS NULL AND (r.author = ? OR r.kind IN (SELECT value FROM json_each(?)) 
    OR (? = 1 AND r.kind NOT IN (SELECT value FROM json_each(?))))))`;

const openKindsJson = JSON.stringify(openKinds);
const knownValues = new WeakMap<ReadScope, readonly unknown[]>();

/** Written once for a scope: a view asks for each of its exhibits. */
export function scopeValues(scope: ReadScope): readonly unknown[] {
  const known = knownValues.get(scope) ?? writtenValues(scope);
  knownValues.set(scope, known);
  return known;
}

function writtenValues({ cases, refs, personRef, isAdministrator, closedKinds }: ReadScope): unknown[] {
  return [
    JSON.stringify(cases),
    JSON.stringify(refs),
    personRef,
    openKindsJson,
    isAdministrator ? 1 : 0,
    JSON.stringify(closedKinds),
  ];
}
