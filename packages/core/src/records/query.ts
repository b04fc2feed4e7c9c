// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { recordsShownMax } from "../limits.ts";
import { optional } from "./define-kind.ts";
import { code, listOf, reference, text } from "./values.ts";

/** What was asked for: named records, the records of a kind, or records that hold a text. */
export const query = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("show"), refs: listOf(reference("record"), recordsShownMax) }),
  z.strictObject({ op: z.literal("list"), kind: code, of: optional(reference("record")) }),
  z.strictObject({ op: z.literal("search"), text: text(500) }),
]);

/** What came out of it, as far as the reader may see it. */
export const shownRefs = listOf(reference("record"), recordsShownMax, 0);
