// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { code, instant, timeInterval } from "../records/values.ts";
import { recordLine, recordRef } from "./answers.ts";
import { rightsLines } from "./rights-views.ts";

export const personLine = z.strictObject({
  /** Every record of one person: recorded identifications join them. */
  personRefs: z.array(recordRef),
  name: z.string(),
  office: z.exactOptional(z.string()),
  bodyRef: z.exactOptional(recordRef),
  /** Words of the member roles in this case. */
  memberRoles: z.array(z.string()),
  isImplicated: z.boolean(),
  /** Every person line says the status with its source, or that there is none. */
  legalStatus: z.exactOptional(
    z.strictObject({ status: z.string(), source: z.string(), from: timeInterval, recordRef }),
  ),
  /** How each allegation stands for this person. */
  standings: z.array(
    z.strictObject({
      allegationRef: recordRef,
      outcome: z.exactOptional(z.string()),
      dispositionRef: z.exactOptional(recordRef),
    }),
  ),
});

export const bodyLine = z.strictObject({ bodyRef: recordRef, name: z.string(), bodyType: z.string() });

export const allegationLineAnswer = z.strictObject({
  allegationRef: recordRef,
  allegationType: z.string(),
  summary: z.string(),
  madeAt: instant,
  sourceCount: z.int(),
  /** Distinct roots behind the statements among its sources. */
  rootCount: z.int(),
  outcomes: z.array(z.string()),
  isOpen: z.boolean(),
});

export const measureLine = z.strictObject({
  recordRef,
  measureType: z.string(),
  personRef: z.exactOptional(recordRef),
  at: z.exactOptional(timeInterval),
  summary: z.string(),
});

export const procedureLine = z.strictObject({
  recordRef,
  summary: z.string(),
  stage: z.string(),
  dependence: z.string(),
  notified: z.boolean(),
  reviewOutcome: z.exactOptional(z.string()),
});

export const overviewView = z.strictObject({
  caseRef: recordRef,
  number: z.string(),
  title: z.string(),
  openedAt: instant,
  isClosed: z.boolean(),
  /** Where the case was given to, the last time, and what came of it. */
  transfer: z.exactOptional(
    z.strictObject({
      recordRef,
      toOrigin: z.string(),
      state: z.enum(["given", "acknowledged", "withdrawn"]),
      since: instant,
    }),
  ),
  /** Of a case that came from another register: which, and the entry there that it goes on from. */
  received: z.exactOptional(
    z.strictObject({ sourceOrigin: z.string(), headIndex: z.int(), headSeq: z.int() }),
  ),
  entries: z.int(),
  kinds: z.array(z.strictObject({ kind: code, count: z.int() })),
  allegations: z.array(allegationLineAnswer),
  measures: z.array(measureLine),
  procedures: z.array(procedureLine),
  deadlines: z.array(
    z.strictObject({
      recordRef,
      summary: z.string(),
      due: z.exactOptional(timeInterval),
      isMet: z.boolean(),
    }),
  ),
  rights: rightsLines,
  newest: z.array(recordLine),
});

export const timelineView = z.strictObject({
  records: z.array(recordLine),
  /** Ask for what lies before this entry; absent at the beginning. */
  before: z.exactOptional(z.int()),
});

export const peopleView = z.strictObject({ people: z.array(personLine), bodies: z.array(bodyLine) });

export const allegationView = z.strictObject({
  allegation: allegationLineAnswer,
  /** Every record on the line, to be walked both ways. */
  records: z.array(recordLine),
  links: z.array(z.strictObject({ from: recordRef, relation: z.string(), to: recordRef })),
  persons: z.array(
    z.strictObject({
      personRef: recordRef,
      outcome: z.exactOptional(z.string()),
      dispositionRef: z.exactOptional(recordRef),
    }),
  ),
});

export type PersonLine = z.infer<typeof personLine>;
export type OverviewView = z.infer<typeof overviewView>;
export type TimelineView = z.infer<typeof timelineView>;
export type PeopleView = z.infer<typeof peopleView>;
export type AllegationView = z.infer<typeof allegationView>;
