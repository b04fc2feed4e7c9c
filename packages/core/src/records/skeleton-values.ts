// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { correctionsPerRecordMax } from "../limits.ts";
import { optional } from "./define-kind.ts";
import { anyJson, code, fieldName, listOf, reference, wholeNumber } from "./values.ts";

const wordlessFields = z.record(fieldName, anyJson);

/** A record after its erasure: what it was, of what, by whom and when, without a word of it. */
const skeleton = z.strictObject({
  draftId: reference("record"),
  kind: code,
  version: wholeNumber(1),
  stated: wordlessFields,
  measured: optional(wordlessFields),
  assigned: wordlessFields,
});

/** The erased record and every correction of it: a correction repeats the words that it replaces. */
export const erases = listOf(
  z.strictObject({ recordRef: reference("record"), index: wholeNumber(), skeleton }),
  correctionsPerRecordMax + 1,
);

export const keptFields = listOf(fieldName, 40, 0);
