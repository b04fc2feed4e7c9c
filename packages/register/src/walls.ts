// SPDX-License-Identifier: Apache-2.0
import {
  caseFold,
  caseWalls,
  decideRead,
  decideReadRecord,
  type EffectiveRecord,
  exhibitFold,
  hasSafeguards,
  isKeptOut,
  liveGrants,
  personFold,
  protectionKinds,
  readingKinds,
} from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { ReadScope } from "./index/read-scope.ts";
import type { LiveSituation } from "./live-situation.ts";

/**
 * The decision of who may read what, applied twice: in the selection, so that nothing else is located, and
 * again where a record leaves the process. Each holds alone; a test takes away either.
 */
export class Walls {
  readonly #index: Index;
  readonly #situation: LiveSituation;

  constructor({ index, situation }: { readonly index: Index; readonly situation: LiveSituation }) {
    this.#index = index;
    this.#situation = situation;
  }

  /**
   * What the index may locate for a person.
   * @param caseRef narrows it to one case and to records of none
   */
  scope(personRef: string, at: string, caseRef?: string): ReadScope {
    const cases = caseRef === undefined ? this.#index.cases() : [caseRef];
    const isRead = (ref: string) => "allowed" in decideRead(this.#situation, ref, personRef, at);
    return {
      personRef,
      isAdministrator: this.#situation.state(personFold, personRef).isAdministrator,
      closedKinds: [...protectionKinds, ...(hasSafeguards(this.#situation) ? readingKinds : [])],
      cases: cases.filter(isRead),
      refs: this.#openTo(personRef, at, caseRef),
    };
  }

  /** Whether a record may leave the process for a person. */
  mayLeave(personRef: string, record: EffectiveRecord, at: string): boolean {
    return "allowed" in decideReadRecord(this.#situation, personRef, record, at);
  }

  /**
   * What somebody may call by its name without reading it: exhibits that the person holds or is being handed,
   * and cases in which a decision lets the person read.
   */
  nameableBy(personRef: string, at: string): string[] {
    const refs = new Set<string>();
    for (const { ref, kind, caseRef } of this.#index.addressedTo(personRef)) {
      if (kind === "access-granted" && caseRef !== undefined) {
        const { rights } = this.#situation.state(caseFold, caseRef);
        if (liveGrants(rights, personRef, at).length > 0) refs.add(caseRef);
      }
      const exhibitRef = this.#situation.record(ref)?.stated["exhibitRef"];
      if (kind !== "custody-offered" || typeof exhibitRef !== "string" || caseRef === undefined) continue;
      const { custodian, offer } = this.#situation.state(exhibitFold, exhibitRef);
      const isInHand = custodian === personRef || offer?.receiverRef === personRef;
      if (isInHand && !isKeptOut(caseWalls(this.#situation, caseRef), personRef)) refs.add(exhibitRef);
    }
    return [...refs];
  }

  /** Single records of cases that the person does not read: what is addressed to the person or granted. */
  #openTo(personRef: string, at: string, caseRef: string | undefined): string[] {
    const candidates = new Set<string>();
    const granting = new Set<string>();
    for (const row of this.#index.addressedTo(personRef)) {
      if (row.caseRef !== undefined && caseRef !== undefined && row.caseRef !== caseRef) continue;
      candidates.add(row.ref);
      if (row.caseRef === undefined) continue;
      if (row.kind === "access-granted") granting.add(row.caseRef);
    }
    for (const ref of granting)
      for (const given of this.#grantedIn(ref, personRef, at)) candidates.add(given);
    return [...candidates].filter((ref) => {
      const record = this.#situation.record(ref);
      return record !== undefined && "allowed" in decideReadRecord(this.#situation, personRef, record, at);
    });
  }

  /** What a decision may give, to be decided one by one. */
  #grantedIn(caseRef: string, personRef: string, at: string): string[] {
    const grants = liveGrants(this.#situation.state(caseFold, caseRef).rights, personRef, at);
    if (grants.length === 0) return [];
    const isListed = grants.every(({ recordRefs, givesLooks }) => recordRefs !== undefined && !givesLooks);
    if (!isListed) return this.#index.chainOfCase(caseRef).map(({ ref }) => ref);
    const listed = grants.flatMap(({ recordRefs = [] }) => recordRefs);
    return [...listed, ...this.#index.refsOfKinds(caseRef, kindsOfRights)];
  }
}

/** Decisions, notices and questions: by whom they may be read, the case says. */
const kindsOfRights: readonly string[] = [
  "access-granted",
  "access-refused",
  "notice-served",
  "question-asked",
  "question-answered",
];
