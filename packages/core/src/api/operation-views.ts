// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, timeInterval } from "../records/values.ts";
import { label, recordLine, recordRef } from "./answers.ts";
import { incidentLine, readingLine } from "./source-views.ts";

const headcountAnswer = z.strictObject({
  value: z.exactOptional(z.number()),
  about: z.exactOptional(z.number()),
  low: z.exactOptional(z.number()),
  high: z.exactOptional(z.number()),
});

export const operationLine = z.strictObject({
  operationRef: recordRef,
  name: z.string(),
  purpose: z.string(),
  startsAt: timeInterval,
  endsAt: timeInterval,
  strength: z.exactOptional(headcountAnswer),
  isExecuted: z.boolean(),
  hasFailed: z.boolean(),
});

export const operationsView = z.strictObject({
  operations: z.array(operationLine),
  programmes: z.array(z.strictObject({ recordRef, name: z.string(), aim: z.string() })),
});

export const timing = z.enum(["before", "after", "open", "depends"]);

/** Somebody who could have known, with the record behind it. The order is that of the references. */
export const holderLine = z.strictObject({
  personRefs: z.array(recordRef),
  grounds: z.array(
    z.strictObject({
      recordRef,
      way: z.enum(["planned", "told", "told-others", "staffed", "consulted"]),
      since: z.strictObject({ earliest: instant, latest: instant }),
      matters: z.array(z.string()),
    }),
  ),
  /** Whether the person could have known before the event, if the view names one. */
  timing: z.exactOptional(timing),
  byReading: z.array(
    z.strictObject({
      sourceRef: recordRef,
      timing: z.enum(["before", "after", "open"]),
      atEarliest: z.enum(["before", "after", "open"]),
      atLatest: z.enum(["before", "after", "open"]),
    }),
  ),
  /** Whether the person could have known by the moment asked about. */
  byThen: z.enum(["surely", "possibly", "no"]),
});

const toldLine = z.strictObject({
  recordRef,
  toRefs: z.array(recordRef),
  byRef: z.exactOptional(recordRef),
  matters: z.array(z.string()),
  disclosedAt: timeInterval,
  means: z.string(),
});

const executionLine = z.strictObject({
  recordRef,
  startedAt: timeInterval,
  endedAt: z.exactOptional(timeInterval),
  strength: z.exactOptional(headcountAnswer),
  departures: z.exactOptional(z.string()),
});

const resultLine = z.strictObject({
  recordRef,
  asOf: timeInterval,
  results: z.array(
    z.strictObject({
      type: z.string(),
      amount: z.exactOptional(z.strictObject({ ...headcountAnswer.shape, unit: z.string() })),
    }),
  ),
});

const failureLine = z.strictObject({
  recordRef,
  extent: z.string(),
  failedAt: timeInterval,
  description: z.string(),
  /** What somebody gives as a cause, told back where it is a statement. */
  causes: z.array(z.strictObject({ recordRef, sentence: z.exactOptional(label) })),
});

export const operationView = z.strictObject({
  operation: operationLine,
  plannedAt: timeInterval,
  plannedByRefs: z.array(recordRef),
  areas: z.array(
    z.strictObject({
      name: z.string(),
      outline: z.array(z.strictObject({ longitude: z.number(), latitude: z.number() })),
    }),
  ),
  forces: z.array(z.strictObject({ bodyRef: recordRef, strength: z.exactOptional(headcountAnswer) })),
  shifts: z.array(
    z.strictObject({
      recordRef,
      bodyRef: z.exactOptional(recordRef),
      startsAt: timeInterval,
      endsAt: timeInterval,
      area: z.exactOptional(z.string()),
      required: z.exactOptional(headcountAnswer),
      staffed: z.exactOptional(headcountAnswer),
    }),
  ),
  disclosures: z.exactOptional(z.array(toldLine)),
  executions: z.exactOptional(z.array(executionLine)),
  results: z.exactOptional(z.array(resultLine)),
  failures: z.exactOptional(z.array(failureLine)),
  /** Incidents of the case that have a place, for the map. */
  incidents: z.exactOptional(z.array(incidentLine)),
  /** The moment that `byThen` answers for. */
  at: instant,
  event: z.exactOptional(z.strictObject({ incidentRef: recordRef, readings: z.array(readingLine) })),
  /** How the event stands to the planned start under each source: before, after or overlapping it. */
  eventOrder: z.array(
    z.strictObject({ sourceRef: recordRef, order: z.enum(["before", "after", "overlaps"]) }),
  ),
  holders: z.array(holderLine),
  /** Incidents that an event may be chosen from. */
  eventRefs: z.array(recordRef),
  records: z.array(recordLine),
});

export type OperationLine = z.infer<typeof operationLine>;
export type OperationsView = z.infer<typeof operationsView>;
export type OperationView = z.infer<typeof operationView>;
export type ShiftLine = OperationView["shifts"][number];
export type HolderLine = z.infer<typeof holderLine>;
