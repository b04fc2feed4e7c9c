// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant } from "../records/values.ts";
import { recordRef } from "./answers.ts";

/** What another system says of one thing, in its own terms. Words that were erased are missing. */
const importedLine = z.strictObject({
  recordRef,
  documentRef: recordRef,
  subject: z.string(),
  nodeName: z.exactOptional(z.string()),
  classes: z.array(z.string()),
  name: z.exactOptional(z.string()),
  facts: z.array(z.strictObject({ term: z.string(), value: z.string() })),
  links: z.array(z.strictObject({ term: z.string(), target: z.string() })),
  hashes: z.array(
    z.strictObject({
      method: z.string(),
      digest: z.string(),
      /** The record by which the same digest was measured here. Its absence says nothing. */
      measuredHereRef: z.exactOptional(recordRef),
    }),
  ),
  cutCount: z.exactOptional(z.int()),
});

export const importedView = z.strictObject({
  /** Statements of the case that other systems make, on this page or not. */
  total: z.int(),
  documents: z.array(
    z.strictObject({
      documentRef: recordRef,
      title: z.string(),
      /** Who handed it over. */
      source: z.exactOptional(z.string()),
      /** SHA-256 of the file, in hexadecimal. */
      digest: z.string(),
      capturedAt: instant,
    }),
  ),
  /** In the order of the log. */
  statements: z.array(importedLine),
  /** Ask for what lies before this entry; absent at the beginning. */
  before: z.exactOptional(z.int()),
});

export type ImportedView = z.infer<typeof importedView>;
export type ImportedLine = z.infer<typeof importedLine>;
