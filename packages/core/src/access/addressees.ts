// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "../records/effective-records.ts";
import { protectionKinds } from "./protection-fold.ts";

/** Fields by which a record names somebody as the one it is for. The index finds records by them. */
export const addresseeFields: Readonly<Record<string, readonly string[]>> = {
  "custody-offered": ["receiverRef"],
  "access-granted": ["personRef", "counselRef"],
  "member-admitted": ["secondRef"],
  "lead-replaced": ["secondRef"],
  "notice-served": ["personRef", "counselRef"],
  "source-protected": ["custodianRef", "secondRef"],
  "source-disclosure-proposed": ["secondRef"],
  "source-disclosure-answered": ["custodianRef"],
};

/** Kinds that whoever they are for reads without being in the case, unless it keeps that person out. */
const readByAddressee: readonly string[] = [
  "custody-offered",
  "member-admitted",
  "lead-replaced",
  ...protectionKinds,
];

export function isAddressedTo({ kind, stated }: EffectiveRecord, personRef: string): boolean {
  return (
    readByAddressee.includes(kind) &&
    (addresseeFields[kind] ?? []).some((field) => stated[field] === personRef)
  );
}
