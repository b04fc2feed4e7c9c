// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, timeInterval } from "../records/values.ts";
import { recordRef } from "./answers.ts";
import { measureLine, procedureLine } from "./case-views.ts";
import { exhibitLine } from "./exhibit-views.ts";
import { readingLine, statementLine, textLine } from "./source-views.ts";

/** The whole inquiry on one screen: an account beside what is on record. */
export const frontView = z.strictObject({
  caseRef: recordRef,
  number: z.string(),
  title: z.string(),
  /** The account that the case started from. */
  text: textLine,
  statements: z.array(statementLine),
  exhibits: z.array(exhibitLine),
  /** Measures against persons; empty or only of type `none` means that there was no measure. */
  measures: z.array(measureLine),
  night: z.exactOptional(
    z.strictObject({
      incidentRef: recordRef,
      operationRef: recordRef,
      plannedStart: timeInterval,
      readings: z.array(readingLine),
      order: z.array(
        z.strictObject({ sourceRef: recordRef, order: z.enum(["before", "after", "overlaps"]) }),
      ),
    }),
  ),
  gaps: z.array(
    z.strictObject({
      exhibitRef: recordRef,
      from: instant,
      until: instant,
      lengthMs: z.int(),
      offerRef: recordRef,
    }),
  ),
  procedures: z.array(procedureLine),
});

export type FrontView = z.infer<typeof frontView>;
