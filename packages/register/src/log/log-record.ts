// SPDX-License-Identifier: Apache-2.0
import type { CommitRecord, Hash } from "@scelle/core";

/** One record as the log holds it: entry, stored ciphertext, wrapped key. */
export type LogRecord = CommitRecord["records"][number];

/** A committed record that still lives in the write-ahead log and in memory only. */
export interface PendingRecord extends LogRecord {
  readonly leaf: Hash;
}
