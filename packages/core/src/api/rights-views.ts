// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, timeInterval } from "../records/values.ts";
import { recordLine, recordRef, shownRecord } from "./answers.ts";
import { looksView } from "./looks-view.ts";

/** When a remedy ends: a date that was stated, or one computed from the notice; absent while unknown. */
const remedy = z.strictObject({
  remedy: z.string(),
  before: z.exactOptional(z.string()),
  until: z.exactOptional(timeInterval),
  /** Whether the end was computed, from this notice. */
  fromNoticeRef: z.exactOptional(recordRef),
});

/** A decision on access as everybody concerned sees it. */
export const accessDecisionLine = z.strictObject({
  recordRef,
  isGrant: z.boolean(),
  personRef: recordRef,
  counselRef: z.exactOptional(recordRef),
  standing: z.string(),
  decidedBy: z.exactOptional(z.string()),
  decidedAt: timeInterval,
  /** Of a grant. */
  mode: z.exactOptional(z.string()),
  givesLooks: z.exactOptional(z.boolean()),
  from: z.exactOptional(timeInterval),
  until: z.exactOptional(timeInterval),
  /** Of a refusal. */
  ground: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  remedy: z.exactOptional(remedy),
  /** The records that it lists; absent where it is of the whole file. */
  recordRefs: z.exactOptional(z.array(recordRef)),
  noticeRefs: z.array(recordRef),
});

export const noticeLine = z.strictObject({
  recordRef,
  noticeType: z.string(),
  personRef: recordRef,
  counselRef: z.exactOptional(recordRef),
  servedAt: timeInterval,
  means: z.string(),
  signature: z.exactOptional(z.string()),
  actRefs: z.array(recordRef),
});

export const questionLine = z.strictObject({
  recordRef,
  askedByRef: z.string(),
  question: z.exactOptional(z.string()),
  recordRefs: z.array(recordRef),
  answers: z.array(z.strictObject({ recordRef, outcome: z.string(), answer: z.exactOptional(z.string()) })),
});

const toldOfMark = { author: z.string(), at: instant, reason: z.exactOptional(z.string()) };

/** That somebody marked a record as favourable to the defence, and that somebody removed the mark. */
export const markLine = z.strictObject({
  markRef: recordRef,
  markedRef: recordRef,
  ...toldOfMark,
  personRef: z.exactOptional(recordRef),
  removal: z.exactOptional(z.strictObject({ recordRef, ...toldOfMark })),
});

/** What those concerned were told, given, refused and asked, and what was marked in their favour. */
export const rightsLines = z.strictObject({
  notices: z.array(noticeLine),
  decisions: z.array(accessDecisionLine),
  questions: z.array(questionLine),
  marks: z.array(markLine),
});

/** What a decision opens to whoever looks, and nothing else of the case. */
export const grantedView = z.strictObject({
  ...rightsLines.shape,
  /** What is listed, in the order of the log. */
  records: z.array(z.strictObject({ line: recordLine, record: shownRecord })),
  /** Who looked, where a decision gives it. */
  whoLooked: looksView.shape.looks,
});

export type RightsLines = z.infer<typeof rightsLines>;
export type AccessDecisionLine = z.infer<typeof accessDecisionLine>;
export type NoticeLine = z.infer<typeof noticeLine>;
export type QuestionLine = z.infer<typeof questionLine>;
export type MarkLine = z.infer<typeof markLine>;
export type GrantedView = z.infer<typeof grantedView>;
