// SPDX-License-Identifier: Apache-2.0
import {
  caseFold,
  decideRead,
  decideReadRecord,
  liveGrants,
  type Passkey,
  personFold,
  signsFor,
} from "@scelle/core";
import type { ReadParts } from "./reads.ts";
import type { KindCount, Resolved } from "./session.ts";

const namesMax = 20;
/** More are looked through for those that the person may read. */
const candidatesMax = 500;

export interface RecordOutline {
  readonly kind: string;
  /** None for records of no case. */
  readonly caseRef?: string;
}

/** Names of things and numbers of entries, as far as a person may read what they are of; no content. */
export class Names {
  readonly #parts: Pick<ReadParts, "index" | "situation">;
  readonly #now: () => string;

  /** @param now an instant of the register's clock: emergency access ends by it */
  constructor(parts: Pick<ReadParts, "index" | "situation">, now: () => string) {
    this.#parts = parts;
    this.#now = now;
  }

  /** What people call the thing that a record founds; undefined where the person may not read it. */
  labelOf(personRef: string, ref: string): string | undefined {
    const label = this.#parts.index.record(ref)?.label;
    return label !== undefined && this.#isReadable(personRef, ref) ? label : undefined;
  }

  isAdministrator(personRef: string): boolean {
    return this.#parts.situation.state(personFold, personRef).isAdministrator;
  }

  /** Whether a key signs for a person now. */
  signsFor(personRef: string, key: string): boolean {
    return signsFor(this.#parts.situation.state(personFold, personRef), key, this.#now());
  }

  /** Passkeys that sign for a person now. */
  passkeysOf(personRef: string): readonly Passkey[] {
    return this.#parts.situation.state(personFold, personRef).passkeys;
  }

  /** The case that a record belongs to; for records of no case, and for none, undefined. */
  caseOf(ref: string): string | undefined {
    return this.#parts.index.record(ref)?.caseRef;
  }

  /** What kind of record it is, and of which case; undefined where the person may not read it. */
  outlineOf(personRef: string, ref: string): RecordOutline | undefined {
    const row = this.#parts.index.record(ref);
    if (row === undefined || !this.#isReadable(personRef, ref)) return undefined;
    return { kind: row.kind, ...(row.caseRef === undefined ? {} : { caseRef: row.caseRef }) };
  }

  /** Entries of a case by kind; none for who may not read it. */
  countsOf(personRef: string, caseRef: string): readonly KindCount[] {
    const { situation, index } = this.#parts;
    const isOpen = "allowed" in decideRead(situation.state(caseFold, caseRef), personRef, this.#now());
    return isOpen ? index.countsByKind(caseRef) : [];
  }

  /** Decisions under which a person reads records of a case, once they were notified and while they last. */
  grantsOf(personRef: string): readonly { readonly caseRef: string; readonly grantRef: string }[] {
    const { index, situation } = this.#parts;
    return index.cases().flatMap((caseRef) => {
      const { rights } = situation.state(caseFold, caseRef);
      return liveGrants(rights, personRef, this.#now()).map(({ recordRef }) => ({
        caseRef,
        grantRef: recordRef,
      }));
    });
  }

  /** Things by their name or the beginning of it. */
  find(personRef: string, text: string): readonly Resolved[] {
    const { index } = this.#parts;
    const refs = new Set<string>();
    return [...index.resolve(text, namesMax), ...index.labelsBeginning(text, candidatesMax)]
      .filter(({ ref }) => {
        if (refs.has(ref) || !this.#isReadable(personRef, ref)) return false;
        refs.add(ref);
        return true;
      })
      .slice(0, namesMax);
  }

  #isReadable(personRef: string, ref: string): boolean {
    const record = this.#parts.situation.record(ref);
    if (record === undefined) return false;
    return "allowed" in decideReadRecord(this.#parts.situation, personRef, record, this.#now());
  }
}
