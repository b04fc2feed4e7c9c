// SPDX-License-Identifier: Apache-2.0
import {
  accessGranted,
  accessRefused,
  caseFold,
  decideRead,
  decideReadRecord,
  type EffectiveRecord,
  type ErrorCode,
  goesWith,
  isRecordOf,
  measuredObjects,
  ScelleError,
  type WithholdingGround,
} from "@scelle/core";
import type { Index } from "../index/index-reader.ts";
import type { LiveSituation } from "../live-situation.ts";
import type { DisclosureOrder } from "./disclosure-order.ts";

/** Who hands over, and when: what one may read changes. */
export interface Discloser {
  readonly author: string;
  /** Of the register's clock. */
  readonly at: string;
}

/** Why one record is held back. */
export interface Withheld {
  readonly ground: WithholdingGround;
  readonly decisionRef?: string;
}

/** What is to be handed over of a case, and what is held back, as it stands at one moment. */
export interface Chosen {
  /** Of the case, in the order of its chain. */
  readonly disclosed: readonly EffectiveRecord[];
  readonly withheld: ReadonlyMap<string, Withheld>;
  /** Sealed objects that the disclosed records measured: by root the sealed size, where they state one. */
  readonly objects: ReadonlyMap<string, number | undefined>;
}

export interface ChoosingParts {
  readonly index: Index;
  readonly situation: LiveSituation;
}

/**
 * Sorts the records of a case into those that go and those that stay. Every record is decided by itself.
 * @throws ScelleError("access.not-member" | "reference.unknown")
 */
export function chooseRecords(parts: ChoosingParts, order: DisclosureOrder, discloser: Discloser): Chosen {
  const { index, situation } = parts;
  const { author, at } = discloser;
  const read = decideRead(situation, order.caseRef, author, at);
  if ("refused" in read) throw new ScelleError(read.refused, read.facts);
  const heldBack = heldBackBy(situation, order);
  const disclosed: EffectiveRecord[] = [];
  const withheld = new Map<string, Withheld>();
  const objects = new Map<string, number | undefined>();
  for (const { ref } of index.chainOfCase(order.caseRef)) {
    const record = situation.record(ref);
    if (record === undefined || record.erased) continue;
    const isReadable = "allowed" in decideReadRecord(situation, author, record, at);
    const ground = isReadable ? heldBack(record) : ({ ground: "not-readable" } as const);
    if (ground !== undefined) withheld.set(ref, ground);
    else {
      disclosed.push(record);
      for (const { root, sizeBytes } of measuredObjects(record)) objects.set(root, sizeBytes);
    }
  }
  return { disclosed, withheld, objects };
}

/**
 * What the decisions that the order names let go and keep back. The decisions themselves always go, and an
 * allegation never without what was decided on it.
 */
function heldBackBy(
  situation: LiveSituation,
  order: DisclosureOrder,
): (record: EffectiveRecord) => Withheld | undefined {
  const { caseRef, grantRef, refusalRefs = [] } = order;
  const refused = new Map<string, Withheld>();
  for (const decisionRef of refusalRefs) {
    const refusal = decisionOf(situation, caseRef, decisionRef, "refusalRefs");
    if (!isRecordOf(refusal, accessRefused) || refusal.stated.recordRefs === undefined) {
      throw unknown("refusalRefs", decisionRef, "access-refused");
    }
    for (const ref of refusal.stated.recordRefs) refused.set(ref, { ground: "refused", decisionRef });
  }
  const grant = grantRef === undefined ? undefined : decisionOf(situation, caseRef, grantRef, "grantRef");
  if (grant !== undefined && !isRecordOf(grant, accessGranted)) {
    throw unknown("grantRef", grantRef ?? "", "access-granted");
  }
  const granted = grant?.stated.recordRefs;
  const decisions = new Set([...refusalRefs, ...(grantRef === undefined ? [] : [grantRef])]);
  const { rights } = situation.state(caseFold, caseRef);
  return (record) => {
    const { recordRef: ref } = record;
    if (decisions.has(ref)) return undefined;
    const isOutside = granted !== undefined && !goesWith(rights, record, granted);
    const outside = {
      ground: "outside-grant",
      ...(grantRef === undefined ? {} : { decisionRef: grantRef }),
    } as const;
    return refused.get(ref) ?? (isOutside ? outside : undefined);
  };
}

function decisionOf(situation: LiveSituation, caseRef: string, ref: string, field: string): EffectiveRecord {
  const record = situation.record(ref);
  if (record === undefined || record.assigned.caseRef !== caseRef || record.erased) {
    throw unknown(field, ref, "record");
  }
  return record;
}

function unknown(field: string, ref: string, expected: string): ScelleError {
  const code: ErrorCode = "reference.unknown";
  return new ScelleError(code, { field, ref, expected });
}
