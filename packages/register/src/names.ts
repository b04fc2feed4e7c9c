// SPDX-License-Identifier: Apache-2.0
import { caseFold, decideRead, liveGrants, type Passkey, personFold, signsFor } from "@scelle/core";
import type { RecordRow } from "./index/index-rows.ts";
import type { ReadScope } from "./index/read-scope.ts";
import type { ReadParts } from "./reads.ts";
import type { KindCount, Resolved } from "./session.ts";
import { type WaitingGrant, waitingGrants } from "./waiting-grants.ts";

/** Of persons, bodies and the like no case is read. */
const noCase = "";
const namesMax = 20;
/** More are looked through for those that the person may read. */
const candidatesMax = 500;

export interface RecordOutline {
  readonly kind: string;
  /** None for records of no case. */
  readonly caseRef?: string;
}

/** Names as one person may read them, at one moment: good for one answer and no longer. */
export interface NamesForOne {
  labelOf(ref: string): string | undefined;
  outlineOf(ref: string): RecordOutline | undefined;
}

/** Names of things and numbers of entries, as far as a person may read what they are of; no content. */
export class Names {
  readonly #parts: Pick<ReadParts, "index" | "situation" | "walls">;
  readonly #now: () => string;

  /** @param now an instant of the register's clock: emergency access ends by it */
  constructor(parts: Pick<ReadParts, "index" | "situation" | "walls">, now: () => string) {
    this.#parts = parts;
    this.#now = now;
  }

  /** What people call the thing that a record founds; undefined where the person may not read it. */
  labelOf(personRef: string, ref: string): string | undefined {
    return this.as(personRef).labelOf(ref);
  }

  /** The same for many records of one answer: what the person may read is found once a case and record. */
  as(personRef: string): NamesForOne {
    const at = this.#now();
    const { walls } = this.#parts;
    const scopes = new Map<string, ReadScope>();
    const found = new Map<string, RecordRow | undefined>();
    const find = (ref: string): RecordRow | undefined => {
      const caseRef = this.caseOf(ref) ?? noCase;
      const scope = scopes.get(caseRef) ?? walls.scope(personRef, at, caseRef);
      scopes.set(caseRef, scope);
      const row = this.#parts.index.readable(ref, scope);
      return row !== undefined && this.#mayLeave(personRef, ref, at) ? row : undefined;
    };
    const readable = (ref: string): RecordRow | undefined => {
      if (!found.has(ref)) found.set(ref, find(ref));
      return found.get(ref);
    };
    return { labelOf: (ref) => readable(ref)?.label, outlineOf: (ref) => outline(readable(ref)) };
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

  /** What waits for the answer of a person as the second of two. */
  grantsWaitingFor(personRef: string): readonly WaitingGrant[] {
    return waitingGrants(this.#parts, personRef, this.#now());
  }

  /** The case that a record belongs to; for records of no case, and for none, undefined. */
  caseOf(ref: string): string | undefined {
    return this.#parts.index.record(ref)?.caseRef;
  }

  /** What kind of record it is, and of which case; undefined where the person may not read it. */
  outlineOf(personRef: string, ref: string): RecordOutline | undefined {
    return this.as(personRef).outlineOf(ref);
  }

  /** Entries of a case by kind; none for who may not read it. */
  countsOf(personRef: string, caseRef: string): readonly KindCount[] {
    const { situation, index, walls } = this.#parts;
    const at = this.#now();
    const isOpen = "allowed" in decideRead(situation, caseRef, personRef, at);
    return isOpen ? index.countsByKind(caseRef, walls.scope(personRef, at, caseRef)) : [];
  }

  /** Things by their whole reference, the beginning of one, their name, or the root of an object. */
  resolve(personRef: string, text: string): readonly Resolved[] {
    const { index, walls } = this.#parts;
    const at = this.#now();
    const nameable = walls.nameableBy(personRef, at);
    const scope = walls.scope(personRef, at);
    const found = index.resolve(text, { ...scope, refs: [...scope.refs, ...nameable] }, namesMax);
    return found.filter(({ ref }) => nameable.includes(ref) || this.#mayLeave(personRef, ref, at));
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
    const { index, walls } = this.#parts;
    const at = this.#now();
    const scope = walls.scope(personRef, at);
    const refs = new Set<string>();
    return [...index.resolve(text, scope, namesMax), ...index.labelsBeginning(text, scope, candidatesMax)]
      .filter(({ ref }) => {
        if (refs.has(ref) || !this.#mayLeave(personRef, ref, at)) return false;
        refs.add(ref);
        return true;
      })
      .slice(0, namesMax);
  }

  #mayLeave(personRef: string, ref: string, at: string): boolean {
    const record = this.#parts.situation.record(ref);
    return record !== undefined && this.#parts.walls.mayLeave(personRef, record, at);
  }
}

function outline(row: RecordRow | undefined): RecordOutline | undefined {
  if (row === undefined) return undefined;
  return { kind: row.kind, ...(row.caseRef === undefined ? {} : { caseRef: row.caseRef }) };
}
