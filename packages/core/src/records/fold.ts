// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "./effective-records.ts";

/** What has a history of its own that decisions look at. */
export const subjects = [
  "register",
  "hierarchy",
  "person",
  "case",
  "exhibit",
  "allegation",
  "operation",
] as const;
export type Subject = (typeof subjects)[number];

/**
 * A state computed from the records of one stream, in their order, corrections applied. A state is plain
 * data: equal histories give states that are deeply equal.
 */
export interface Fold<S> {
  readonly name: string;
  readonly subject: Subject;
  initial(ref: string): S;
  evolve(state: S, record: EffectiveRecord): S;
}

/** The state after a whole stream. */
export function foldRecords<S>(fold: Fold<S>, ref: string, records: readonly EffectiveRecord[]): S {
  return records.reduce<S>((state, record) => fold.evolve(state, record), fold.initial(ref));
}
