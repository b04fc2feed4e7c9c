// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { code, instant } from "../records/values.ts";
import { allegationStandings, label, receipt, recordRef, shownRecord } from "./answers.ts";
import { lookReason } from "./parse-request.ts";

export const health = z.strictObject({ status: z.literal("ok"), version: z.string() });

export const signIn = z.strictObject({ token: z.string().check(z.maxLength(200)) });

/** A role of the exercise that a newcomer may look through. */
export const role = z.strictObject({
  personRef: recordRef,
  name: z.string(),
  about: label,
  /** Which part it is in the exercise: `lead`, `squad-member`, … */
  part: z.exactOptional(code),
});

export const session = z.strictObject({
  personRef: recordRef,
  name: z.string(),
  origin: z.string(),
  /** C2SP verifier key of the log: what this browser pins. */
  verifierKey: z.string(),
  isExercise: z.boolean(),
  /** Only in the exercise. */
  roles: z.exactOptional(z.array(role)),
  expiresAt: instant,
});

export const roleChoice = z.strictObject({ personRef: recordRef });

/** The reason that somebody gave for a case last in this session: to go on with by one press. */
export const lastReason = z.strictObject({ given: z.exactOptional(lookReason) });

export const caseLine = z.strictObject({
  caseRef: recordRef,
  number: z.string(),
  title: z.string(),
  openedAt: instant,
  isClosed: z.boolean(),
  /** Whether another register conducts it now. */
  isGivenAway: z.boolean(),
  entries: z.int(),
});
export const caseList = z.strictObject({
  cases: z.array(caseLine),
  /** Decisions that open records of a case to whoever asks, who reads nothing else of it. */
  granted: z.array(z.strictObject({ caseRef: recordRef, grantRef: recordRef })),
});

export const resolved = z.strictObject({
  ref: z.string(),
  kind: z.string(),
  label: z.string(),
  caseRef: z.exactOptional(recordRef),
});
export const resolution = z.strictObject({ matches: z.array(resolved) });

export const searchAnswer = z.strictObject({
  receipt,
  records: z.array(shownRecord),
  standings: allegationStandings,
  isCut: z.boolean(),
});

/** What an event tells: that there is something new, no content. */
export const change = z.strictObject({ recordRef, kind: z.string(), caseRef: z.exactOptional(recordRef) });

/** RFC 9457: `type` is the code of the error table. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  sentence: label,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type LastReason = z.infer<typeof lastReason>;
export type Session = z.infer<typeof session>;
export type Role = z.infer<typeof role>;
export type CaseList = z.infer<typeof caseList>;
export type CaseLine = z.infer<typeof caseLine>;
export type ResolvedAnswer = z.infer<typeof resolved>;
export type Change = z.infer<typeof change>;
export type Problem = z.infer<typeof problem>;
