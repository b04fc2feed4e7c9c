// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { anyJson, code, instant, reference, timeInterval } from "../records/values.ts";

// Values that several answers of the API hold. Answers name records by reference; what a reader may call them
// stands once beside the view, in `labels`.

export const recordRef = reference("record");
export const label = z.strictObject({ en: z.string(), fr: z.string() });
/** base64url, unpadded. */
export const base64urlText = z.string();

/** Names of whatever a view speaks of, by reference, as far as the reader may know them. */
export const labels = z.record(z.string(), z.string());

/** How allegations that an answer shows stand for each person that they concern, by reference. */
export const allegationStandings = z.record(
  z.string(),
  z.array(
    z.strictObject({
      /** Absent where an allegation concerns nobody known. */
      personRef: z.exactOptional(recordRef),
      outcome: z.exactOptional(z.string()),
      dispositionRef: z.exactOptional(recordRef),
    }),
  ),
);

export const receipt = z.strictObject({
  origin: z.string(),
  recordRef,
  kind: code,
  index: z.int(),
  leafHash: base64urlText,
  recordedAt: instant,
  caseRef: z.exactOptional(recordRef),
});

export const shownRecord = z.strictObject({
  recordRef,
  index: z.int(),
  kind: code,
  version: z.int(),
  author: z.string(),
  recordedAt: instant,
  caseRef: z.exactOptional(recordRef),
  stated: z.record(z.string(), anyJson),
  measured: z.exactOptional(z.record(z.string(), anyJson)),
  assigned: z.record(z.string(), anyJson),
  original: z.exactOptional(z.record(z.string(), anyJson)),
  corrections: z.array(z.strictObject({ by: recordRef, fields: z.array(z.string()) })),
  erased: z.boolean(),
});

/** One record in a list: what, when, by whom, about what. */
export const recordLine = z.strictObject({
  recordRef,
  index: z.int(),
  kind: code,
  author: z.string(),
  recordedAt: instant,
  /** When it took place, where the kind states a time. */
  at: z.exactOptional(timeInterval),
  /** A short line of its own words: number, name, first words. */
  summary: z.string(),
  subjectRef: z.exactOptional(recordRef),
  isCorrected: z.boolean(),
  isErased: z.boolean(),
});

export type RecordLine = z.infer<typeof recordLine>;
export type ShownAnswer = z.infer<typeof shownRecord>;
export type AllegationStandings = z.infer<typeof allegationStandings>;
export type Labels = z.infer<typeof labels>;
export type ReceiptAnswer = z.infer<typeof receipt>;
