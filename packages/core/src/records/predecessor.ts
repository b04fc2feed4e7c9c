// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { optional } from "./define-kind.ts";
import { sha256Hex, signatureValue, verifierKey, wholeNumber } from "./values.ts";

/**
 * The log that a register follows, where it ends, and what of it is lost: the entries from `size` on, below
 * `knownSize`. `shownBy` is what the old log key signed at `knownSize`, where that is at hand: a checkpoint.
 */
export const predecessor = z
  .strictObject({
    /** Its name is the origin of that log. */
    logKey: verifierKey,
    size: wholeNumber(1),
    /** Hexadecimal. */
    root: sha256Hex,
    knownSize: wholeNumber(1),
    shownBy: optional(z.strictObject({ root: sha256Hex, signature: signatureValue })),
  })
  .check(z.refine(({ size, knownSize }) => size <= knownSize));

export type Predecessor = z.infer<typeof predecessor>;
