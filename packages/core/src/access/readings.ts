// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "../records/effective-records.ts";

/** The log of looks: who looked at what and why, and who was turned away. */
export const readingKinds: readonly string[] = ["record-consulted", "records-combined", "attempt-refused"];

export function isReading({ kind }: Pick<EffectiveRecord, "kind">): boolean {
  return readingKinds.includes(kind);
}

/** Whose look it was: of an attempt that the register refused, whoever tried. */
export function readerOf({ stated, assigned }: Pick<EffectiveRecord, "stated" | "assigned">): string {
  const { personRef } = stated;
  return typeof personRef === "string" ? personRef : assigned.author;
}

/**
 * Whether it tells of somebody else's look, so that it is read for one of the few purposes only. One that is
 * erased tells of nobody any more, and whatever was done with it before is not judged by what is left.
 */
export function isReadingOfOthers(record: EffectiveRecord, personRef: string): boolean {
  return isReading(record) && !record.erased && readerOf(record) !== personRef;
}

/** Roles in a case that see who looked into it; everybody else sees the looks of their own. */
const reviewingRoles: readonly string[] = ["lead", "auditor", "supervisory-authority"];

export function reviewsReadings(members: Readonly<Record<string, string>>, personRef: string): boolean {
  return reviewingRoles.includes(members[personRef] ?? "");
}
