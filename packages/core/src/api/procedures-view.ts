// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import {
  dependences,
  partiesNotified,
  procedureStages,
  reviewOutcomes,
} from "../records/allegation-vocabularies.ts";
import { deliveryMeans } from "../records/case-vocabularies.ts";
import { oneOf, timeInterval } from "../records/values.ts";
import { recordLine, recordRef } from "./answers.ts";

/** One procedure that rests on a person under allegation: on what, who was told, what came of it. */
export const affectedProcedureLine = z.strictObject({
  recordRef,
  /** Absent once erased, as are other words. */
  number: z.exactOptional(z.string()),
  bodyRef: z.exactOptional(recordRef),
  court: z.exactOptional(z.string()),
  stage: oneOf(procedureStages),
  isPending: z.boolean(),
  asOf: timeInterval,
  personRef: recordRef,
  dependence: z.array(oneOf(dependences)),
  extent: z.exactOptional(z.string()),
  allegationRefs: z.array(recordRef),
  sourceRefs: z.array(recordRef),
  notices: z.array(
    z.strictObject({
      recordRef,
      party: oneOf(partiesNotified),
      personRef: z.exactOptional(recordRef),
      bodyRef: z.exactOptional(recordRef),
      notifiedAt: timeInterval,
      means: oneOf(deliveryMeans),
    }),
  ),
  reviewStanding: z.enum(["not-reviewed", "under-review", "reviewed"]),
  reviews: z.array(
    z.strictObject({
      recordRef,
      outcome: oneOf(reviewOutcomes),
      reviewedAt: timeInterval,
      authority: z.exactOptional(z.string()),
    }),
  ),
});

export const proceduresView = z.strictObject({
  procedures: z.array(affectedProcedureLine),
  /** Allegations and acts that they rest on, as far as the reader may read them. */
  records: z.array(recordLine),
});

export type AffectedProcedureLine = z.infer<typeof affectedProcedureLine>;
export type ProceduresView = z.infer<typeof proceduresView>;
