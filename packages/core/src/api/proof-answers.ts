// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { base64urlText } from "./answers.ts";

/** The signed checkpoint, and the proof that the log only grew since the size that was asked about. */
export const checkpointAnswer = z.strictObject({
  /** C2SP signed note. */
  checkpoint: z.string(),
  since: z.exactOptional(z.int()),
  /** RFC 6962 consistency proof from `since` to the checkpoint's size. */
  consistency: z.exactOptional(z.array(base64urlText)),
});

/** All that a browser needs to check one record by itself. */
export const recordEvidence = z.strictObject({
  index: z.int(),
  /** The entry's bytes: the Merkle leaf. */
  entry: base64urlText,
  /** The canonical payload and the salt that open the entry's commitment; absent once erased. */
  payload: z.exactOptional(z.string()),
  salt: z.exactOptional(base64urlText),
  /** RFC 6962 inclusion proof in the tree of the checkpoint beside it. */
  inclusion: z.array(base64urlText),
});

/** A record, the records that give its author's key, and the checkpoint that covers them all. */
export const evidenceAnswer = z.strictObject({
  record: recordEvidence,
  /** Founding, person and key records that bind the signing key to the author, oldest first. */
  keyRecords: z.array(recordEvidence),
  checkpoint: z.string(),
  since: z.exactOptional(z.int()),
  consistency: z.exactOptional(z.array(base64urlText)),
});

export type CheckpointAnswer = z.infer<typeof checkpointAnswer>;
export type RecordEvidence = z.infer<typeof recordEvidence>;
export type EvidenceAnswer = z.infer<typeof evidenceAnswer>;
