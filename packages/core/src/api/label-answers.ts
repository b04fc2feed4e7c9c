// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { labelFormatNames } from "../custody/label-formats.ts";
import { exhibitsListedMax } from "../limits.ts";
import { listOf, oneOf, reference } from "../records/values.ts";

/** Which labels are wanted, and on what they are printed. */
export const labelRequest = z.strictObject({
  format: oneOf(labelFormatNames),
  exhibitRefs: listOf(reference("exhibit"), exhibitsListedMax),
  /** Labels of the first sheet that were used before: fewer than a sheet has. */
  skip: z.exactOptional(z.int().check(z.minimum(0), z.maximum(23))),
  language: z.enum(["en", "fr"]),
});

/** Pages to print, each an SVG of its size in millimetres. */
export const labelPagesAnswer = z.strictObject({
  pageWidthMm: z.number(),
  pageHeightMm: z.number(),
  pages: z.array(z.string()),
});

export type LabelRequest = z.infer<typeof labelRequest>;
export type LabelPagesAnswer = z.infer<typeof labelPagesAnswer>;
