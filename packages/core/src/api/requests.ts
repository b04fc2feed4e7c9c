// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { standings } from "../records/case-vocabularies.ts";
import { predicates } from "../records/statement-vocabularies.ts";
import {
  anyJson,
  assertionPart,
  code,
  credentialId,
  draftId,
  instant,
  oneOf,
  reference,
  text,
} from "../records/values.ts";
import { calendars } from "../regularity/calendars.ts";
import { packNames } from "../regularity/packs.ts";
import { allegationStandings, labels, receipt, recordRef, shownRecord } from "./answers.ts";
import { markLine } from "./rights-views.ts";

// What requests bring and answers hold that no view has. Whole numbers of a query are written in decimal
// digits.

export const caseParams = z.strictObject({ caseRef: reference("case") });
export const recordParams = z.strictObject({ ref: recordRef });

const wholeNumber = z.int().check(z.minimum(0));
const position = z.exactOptional(wholeNumber);
const moment = z.exactOptional(instant);
const one = z.exactOptional(recordRef);

export const noQuery = z.strictObject({});
export const ofQuery = z.strictObject({ of: recordRef });
export const ofMaybeQuery = z.strictObject({ of: one });
/** One page of a view; without it the newest. */
export const pageQuery = z.strictObject({ before: position });
export const operationQuery = z.strictObject({ of: recordRef, at: moment, event: one });
/** A pack of rules, and whose working days count where a place has days of its own. */
export const regularityQuery = z.strictObject({
  pack: z.exactOptional(oneOf(packNames)),
  calendar: z.exactOptional(oneOf(calendars)),
});
export const incidentsQuery = z.strictObject({ at: moment });
export const sinceQuery = z.strictObject({ since: position });
export const sayingsQuery = z.strictObject({
  actor: one,
  predicate: oneOf(predicates),
  object: one,
});
const words = z.string().check(z.minLength(1), z.maxLength(200));
export const searchQuery = z.strictObject({ text: words, caseRef: one });
export const resolveQuery = z.strictObject({
  text: words,
  /** What a reference may point to: `person`, `exhibit`, … as in the record kinds. */
  target: z.exactOptional(code),
  caseRef: one,
});

/** What a passkey of whoever records answered to the digest of the draft. */
export const actAssertion = z.strictObject({
  credentialId,
  authenticatorClaims: assertionPart,
  clientJson: assertionPart,
  assertionSignature: assertionPart,
});

/** A draft of any kind; which fields it has is said by its kind. */
export const draftBody = z.strictObject({
  draftId,
  kind: code,
  version: z.int().check(z.minimum(1)),
  stated: z.record(z.string(), anyJson),
  measured: z.exactOptional(z.record(z.string(), anyJson)),
  measuredBy: z.exactOptional(z.string()),
});

/** The same to be recorded: with the passkey’s answer, where one was asked for this act. */
export const recordedBody = z.strictObject({
  ...draftBody.shape,
  assertion: z.exactOptional(actAssertion),
});

export const bundleRequest = z.strictObject({
  reason: text(1_000),
  standing: oneOf(standings),
  recipientRef: z.exactOptional(reference("person")),
  /** Whose rules of procedure page 1 looks for irregularities by; the generic ones unless said otherwise. */
  pack: z.exactOptional(oneOf(packNames)),
});

/** Age recipients: those of the case, and the register's own for its recovery. */
export const recipientsAnswer = z.strictObject({ recipients: z.array(z.string()) });

/** A record that somebody looked at. */
export const recordAnswer = z.strictObject({
  receipt: z.exactOptional(receipt),
  labels,
  standings: allegationStandings,
  record: shownRecord,
  /** That it was marked as favourable to the defence, as far as the reader may know. */
  marks: z.array(markLine),
});

export type RecipientsAnswer = z.infer<typeof recipientsAnswer>;
export type RecordAnswer = z.infer<typeof recordAnswer>;
export type ActAssertion = z.infer<typeof actAssertion>;
export type BundleRequest = z.infer<typeof bundleRequest>;
