// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { code, instant } from "../records/values.ts";
import { recordRef } from "./answers.ts";

/** Who looked at what and why, and who was turned away. */
export const looksView = z.strictObject({
  looks: z.array(
    z.strictObject({
      recordRef,
      kind: code,
      personRef: z.string(),
      at: instant,
      /** Words of the lists of grounds and of purposes. */
      ground: z.exactOptional(z.string()),
      logPurpose: z.exactOptional(z.string()),
      actReference: z.exactOptional(z.string()),
      reason: z.exactOptional(z.string()),
      /** What was asked for: a kind, a view, words. */
      asked: z.string(),
      shown: z.array(recordRef),
      /** The code of the refusal, if it was refused. */
      refused: z.exactOptional(z.string()),
    }),
  ),
});

export type LooksView = z.infer<typeof looksView>;
