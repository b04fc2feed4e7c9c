// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord, Interval, Refusal } from "@scelle/core";
import { type KnowledgeGround, type KnowledgeHolder, knowledgeHolders } from "./knowledge-grounds.ts";
import { operationAsked } from "./knowledge-subject.ts";

/**
 * Who could have known of an operation at a time. Two sets without order, number or weight; who else knew, no
 * record says.
 */
export interface KnowledgeSet {
  readonly operationRef: string;
  readonly at: Interval;
  /** Could have known by the beginning of the time, whichever moment their own times stand for. */
  readonly surely: readonly KnowledgeHolder[];
  /** Could have known by its end, if their times stand for an early moment; none of the others. */
  readonly possibly: readonly KnowledgeHolder[];
}

/**
 * The knowledge set of an operation at a time, each member with the records that put it there. Both ends of
 * every time are tried: the one asked for, and those of the records.
 * @param records of the case, what was consulted among them, in the order of the log, corrections applied
 */
export function knowledgeSet(
  records: readonly EffectiveRecord[],
  operationRef: string,
  at: Interval,
): KnowledgeSet | Refusal {
  const operation = operationAsked(records, operationRef);
  if ("refused" in operation) return operation;
  const holders = knowledgeHolders(records, operation);
  const surely = holders.flatMap((holder) => withGrounds(holder, ({ since }) => since.latest <= at.earliest));
  const sure = new Set(surely.map(({ personRefs }) => personRefs.join(" ")));
  const possibly = holders
    .filter(({ personRefs }) => !sure.has(personRefs.join(" ")))
    .flatMap((holder) => withGrounds(holder, ({ since }) => since.earliest <= at.latest));
  return { operationRef, at, surely, possibly };
}

function withGrounds(
  { personRefs, grounds }: KnowledgeHolder,
  holds: (ground: KnowledgeGround) => boolean,
): KnowledgeHolder[] {
  const holding = grounds.filter(holds);
  return holding.length === 0 ? [] : [{ personRefs, grounds: holding }];
}
