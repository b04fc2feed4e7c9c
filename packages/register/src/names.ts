// SPDX-License-Identifier: Apache-2.0
import { caseFold, decideRead, decideReadRecord } from "@scelle/core";
import type { KindCount } from "./index/index-reader.ts";
import type { ReadParts } from "./reads.ts";
import type { Resolved } from "./session.ts";

type NameParts = Pick<ReadParts, "index" | "situation">;

const namesMax = 20;
/** More are looked through for those that the person may read. */
const candidatesMax = 500;

/** The label of a record that a person may read, and of no other. */
export function labelFor(parts: NameParts, personRef: string, ref: string, at: string): string | undefined {
  const label = parts.index.record(ref)?.label;
  return label !== undefined && isReadable(parts, personRef, ref, at) ? label : undefined;
}

export function countsFor(
  { index, situation }: NameParts,
  personRef: string,
  caseRef: string,
  at: string,
): readonly KindCount[] {
  const isOpen = "allowed" in decideRead(situation.state(caseFold, caseRef), personRef, at);
  return isOpen ? index.countsByKind(caseRef) : [];
}

/** What is found by a name or the beginning of one, without what the person may not read. */
export function readableNames(
  parts: NameParts,
  personRef: string,
  text: string,
  at: string,
): readonly Resolved[] {
  const exact = parts.index.resolve(text, namesMax);
  const begun = parts.index.labelsBeginning(text, candidatesMax);
  const refs = new Set<string>();
  return [...exact, ...begun]
    .filter(({ ref }) => {
      if (refs.has(ref) || !isReadable(parts, personRef, ref, at)) return false;
      refs.add(ref);
      return true;
    })
    .slice(0, namesMax);
}

function isReadable({ situation }: NameParts, personRef: string, ref: string, at: string): boolean {
  const record = situation.record(ref);
  return record !== undefined && "allowed" in decideReadRecord(situation, personRef, record, at);
}
