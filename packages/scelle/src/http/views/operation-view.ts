// SPDX-License-Identifier: Apache-2.0
import { type HolderTiming, type KnowledgeHolder, knowledgeSet, knowledgeTimings } from "@scelle/analysis";
import {
  type EffectiveRecord,
  isRecordOf,
  operationPlanned,
  orderOf,
  type Refusal,
  ScelleError,
} from "@scelle/core";
import type { HolderLine, OperationView, ReadingLine } from "@scelle/core/api";
import { incidentsOf, readingLinesOf } from "./incident-lines.ts";
import {
  disclosuresOf,
  executionsOf,
  failuresOf,
  operationLineOf,
  resultsOf,
  shiftsOf,
  strengthOf,
} from "./operation-lines.ts";
import { recordLineOf, type ViewContext } from "./view-context.ts";

/**
 * @throws ScelleError("reference.unknown" | "knowledge.voice") where it is not of an operation of the case
 */
export function operationView(
  context: ViewContext,
  asked: { readonly at: string | undefined },
): OperationView {
  const { records, of = "" } = context;
  const planned = records.find(({ recordRef }) => recordRef === of);
  if (planned === undefined || !isRecordOf(planned, operationPlanned)) {
    throw new ScelleError("reference.unknown", { field: "of", ref: of, expected: "operation" });
  }
  const { stated } = planned;
  const own = records.filter((record) => record.stated["operationRef"] === of);
  const incidents = incidentsOf(context);
  const eventRef = context.event ?? incidents.find(({ readings }) => readings.length > 1)?.incidentRef;
  const readings = eventRef === undefined ? [] : readingLinesOf(records, eventRef);
  const at = asked.at ?? stated.startsAt.earliest;
  return {
    operation: operationLineOf(planned, records),
    plannedAt: stated.plannedAt,
    plannedByRefs: [...stated.plannedByRefs],
    areas: (stated.areas ?? []).map(({ name, outline = [] }) => ({ name, outline: [...outline] })),
    forces: (stated.forces ?? []).map(({ bodyRef, strength }) => ({
      bodyRef,
      ...strengthOf("strength", strength),
    })),
    shifts: shiftsOf(own),
    disclosures: disclosuresOf(own),
    executions: executionsOf(own),
    results: resultsOf(own),
    failures: failuresOf(context, own),
    incidents: incidents.filter(({ position }) => position !== undefined),
    at,
    ...(eventRef === undefined ? {} : { event: { incidentRef: eventRef, readings } }),
    eventOrder: eventOrderOf(readings, stated.startsAt),
    holders: holdersOf(records, of, eventRef, at),
    eventRefs: incidents.map(({ incidentRef }) => incidentRef),
    records: [planned, ...own].map(recordLineOf),
  };
}

/** How the event stands to a plan's beginning, under each source that dates the event. */
export function eventOrderOf(
  readings: readonly ReadingLine[],
  start: { readonly earliest: string; readonly latest: string },
): OperationView["eventOrder"] {
  return readings.map(({ sourceRef, interval }) => ({ sourceRef, order: orderOf(interval, start) }));
}

function holdersOf(
  records: readonly EffectiveRecord[],
  operationRef: string,
  eventRef: string | undefined,
  at: string,
): HolderLine[] {
  const set = answered(knowledgeSet(records, operationRef, { earliest: at, latest: at }));
  const later = answered(knowledgeSet(records, operationRef, { earliest: farAway, latest: farAway }));
  const timed =
    eventRef === undefined ? undefined : answered(knowledgeTimings(records, operationRef, eventRef));
  const isIn = (holders: readonly KnowledgeHolder[], key: string) =>
    holders.some((one) => keyOf(one) === key);
  return (timed?.holders ?? later.surely).map((holder) => {
    const key = keyOf(holder);
    const byThen = isIn(set.surely, key) ? "surely" : isIn(set.possibly, key) ? "possibly" : "no";
    return { ...holderLineOf(holder), byThen };
  });
}

/** After anything that a register can hold: everybody who ever could have known is in the set. */
const farAway = "9999-12-31T23:59:59.999Z";

const keyOf = ({ personRefs }: KnowledgeHolder): string => personRefs.join(" ");

function holderLineOf(holder: KnowledgeHolder | HolderTiming): Omit<HolderLine, "byThen"> {
  return {
    personRefs: [...holder.personRefs],
    grounds: holder.grounds.map(({ recordRef, way, since, matters = [] }) => ({
      recordRef,
      way,
      since: { earliest: since.earliest, latest: since.latest },
      matters: [...matters],
    })),
    ...("timing" in holder ? { timing: holder.timing } : {}),
    byReading: "byReading" in holder ? holder.byReading.map((reading) => ({ ...reading })) : [],
  };
}

function answered<T extends object>(answer: T | Refusal): T {
  if ("refused" in answer) throw new ScelleError(answer.refused, answer.facts);
  return answer;
}
