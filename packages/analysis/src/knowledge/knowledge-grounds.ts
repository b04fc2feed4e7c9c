// SPDX-License-Identifier: Apache-2.0
import {
  caseFold,
  type EffectiveRecord,
  foldRecords,
  type Interval,
  isRecordOf,
  operationDisclosed,
  type operationPlanned,
  type RecordOf,
  recordConsulted,
  recordsCombined,
  samePersons,
  shiftStaffed,
} from "@scelle/core";
import { isSource } from "./knowledge-subject.ts";

/**
 * How a record shows that somebody could have known: each is something that was done in the course of
 * duty.
 */
export type KnowledgeWay = "planned" | "told" | "told-others" | "staffed" | "consulted";

/** One record that puts a person among those who could have known, and from when on. */
export interface KnowledgeGround {
  readonly recordRef: string;
  readonly way: KnowledgeWay;
  /** The record of the person that it names. */
  readonly personRef: string;
  /** Known from some moment of this time on: surely from its end, possibly from its beginning. */
  readonly since: Interval;
  /** What the person was told of, where the record says. */
  readonly matters?: readonly string[];
}

/**
 * Somebody who could have known, with every record that says so. One person has one place, however
 * recorded.
 */
export interface KnowledgeHolder {
  /** Every record of the person, in the order of the references, which means nothing. */
  readonly personRefs: readonly string[];
  readonly grounds: readonly KnowledgeGround[];
}

/**
 * Everybody whom the records of a case put among those who could have known of an operation. The list is
 * a set: its order is that of the references and says nothing about anybody. Hard stop: a source is no
 * member of it, whatever a record may name as a person.
 * @param records of the case, what was consulted among them, in the order of the log, corrections applied
 */
export function knowledgeHolders(
  records: readonly EffectiveRecord[],
  operation: RecordOf<typeof operationPlanned> & { readonly recordRef: string },
): KnowledgeHolder[] {
  const ofOperation = new Set([
    operation.recordRef,
    ...records.filter(isAbout(operation)).map(({ recordRef }) => recordRef),
  ]);
  const sources = new Set(records.filter(isSource).map(({ recordRef }) => recordRef));
  const grounds = records
    .flatMap((record) => groundsIn(record, ofOperation, operation))
    .filter(({ personRef }) => !sources.has(personRef));
  const { caseRef } = operation.stated;
  const { identifications } = foldRecords(caseFold, caseRef, records);
  const holders = new Map<string, KnowledgeGround[]>();
  for (const ground of grounds) {
    const key = samePersons(identifications, ground.personRef).sort().join(" ");
    holders.set(key, [...(holders.get(key) ?? []), ground]);
  }
  return [...holders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => ({ personRefs: key.split(" "), grounds: own }));
}

type Operation = RecordOf<typeof operationPlanned> & { readonly recordRef: string };

function groundsIn(
  record: EffectiveRecord,
  ofOperation: ReadonlySet<string>,
  operation: Operation,
): KnowledgeGround[] {
  const { recordRef } = record;
  if (recordRef === operation.recordRef) {
    const { plannedByRefs, plannedAt } = operation.stated;
    return grounds(recordRef, "planned", plannedByRefs, bounds(plannedAt));
  }
  if (isRecordOf(record, recordConsulted) || isRecordOf(record, recordsCombined)) {
    const tells = record.assigned.shown.some((shown) => ofOperation.has(shown));
    const { author, recordedAt } = record.assigned;
    const since = { earliest: recordedAt, latest: recordedAt };
    return tells && author !== "register" ? grounds(recordRef, "consulted", [author], since) : [];
  }
  if (!isAbout(operation)(record)) return [];
  if (isRecordOf(record, operationDisclosed)) return disclosureGrounds(record, operation);
  return isRecordOf(record, shiftStaffed) ? shiftGrounds(record, operation) : [];
}

function isAbout(operation: Operation) {
  return ({ stated }: EffectiveRecord) => stated["operationRef"] === operation.recordRef;
}

function disclosureGrounds(
  record: RecordOf<typeof operationDisclosed> & { readonly recordRef: string },
  operation: Operation,
): KnowledgeGround[] {
  const { toRefs, byRef, disclosedAt, matters } = record.stated;
  const told = grounds(record.recordRef, "told", toRefs, bounds(disclosedAt));
  const teller = byRef === undefined ? [] : [byRef];
  return [
    ...told.map((ground) => ({ ...ground, matters })),
    ...grounds(record.recordRef, "told-others", teller, sincePlan(operation, disclosedAt)),
  ];
}

/** Whoever served knew when the shift began, and may have known since the plan was made. */
function shiftGrounds(
  record: RecordOf<typeof shiftStaffed> & { readonly recordRef: string },
  operation: Operation,
): KnowledgeGround[] {
  const { staffRefs, informedAt, startsAt } = record.stated;
  const since = informedAt === undefined ? sincePlan(operation, startsAt) : bounds(informedAt);
  return grounds(record.recordRef, "staffed", staffRefs ?? [], since);
}

function grounds(
  recordRef: string,
  way: KnowledgeWay,
  personRefs: readonly string[],
  since: Interval,
): KnowledgeGround[] {
  return personRefs.map((personRef) => ({ recordRef, way, personRef, since }));
}

function sincePlan(operation: Operation, at: Interval): Interval {
  const { earliest } = operation.stated.plannedAt;
  return earliest < at.latest ? { earliest, latest: at.latest } : { earliest: at.latest, latest: at.latest };
}

function bounds({ earliest, latest }: Interval): Interval {
  return { earliest, latest };
}
