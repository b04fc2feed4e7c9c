// SPDX-License-Identifier: Apache-2.0
import type { Draft, RecordPayload, Skeleton, StoredRecord } from "@scelle/core";

/** One record that an erasure decision names, with what stays of it. */
export interface Erased {
  readonly recordRef: string;
  readonly index: number;
  readonly skeleton: Skeleton;
}

/** What an erasure decision names; nothing for any other record. */
export function erasedBy(payload: RecordPayload): readonly Erased[] {
  if (payload.draft.kind !== "erasure-decided") return [];
  return (payload.assigned["erases"] ?? []) as unknown as readonly Erased[];
}

export function skeletonIn(decision: RecordPayload, index: number): Skeleton | undefined {
  return erasedBy(decision).find((erased) => erased.index === index)?.skeleton;
}

/** The draft of a record, or what an erasure left of it. */
export function draftOf(stored: StoredRecord): Draft {
  if ("payload" in stored) return stored.payload.draft;
  const { draftId, kind, version, stated, measured } = stored.erased;
  return { draftId, kind, version, stated, ...(measured === undefined ? {} : { measured }) };
}
