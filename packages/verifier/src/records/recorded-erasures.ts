// SPDX-License-Identifier: Apache-2.0
import type { RecordPayload, Skeleton } from "@scelle/core";

/** What a decision says remains of one entry, and whether its key was said to be destroyed. */
export interface RecordedErasure {
  readonly skeleton: Skeleton;
  isPerformed: boolean;
}

/** The erasures on record, by the entry that they erase. The first decision about an entry counts. */
export function recordedErasures(
  opened: Iterable<{ readonly index: number; readonly payload: RecordPayload }>,
): Map<number, RecordedErasure> {
  const byEntry = new Map<number, RecordedErasure>();
  const byDecision = new Map<string, RecordedErasure[]>();
  for (const { index: at, payload } of opened) {
    const decided: RecordedErasure[] = [];
    for (const { index, skeleton } of erasedBy(payload)) {
      if (index >= at || byEntry.has(index)) continue;
      const erasure = { skeleton, isPerformed: false };
      byEntry.set(index, erasure);
      decided.push(erasure);
    }
    if (decided.length > 0) byDecision.set(payload.draft.draftId, decided);
    if (payload.draft.kind !== "erasure-performed") continue;
    const performed = byDecision.get(String(payload.draft.stated["decisionRef"])) ?? [];
    for (const erasure of performed) erasure.isPerformed = true;
  }
  return byEntry;
}

function erasedBy({ draft, assigned }: RecordPayload): readonly { index: number; skeleton: Skeleton }[] {
  if (draft.kind !== "erasure-decided") return [];
  // The kind's own schema has checked the form when the record was parsed.
  return assigned["erases"] as unknown as readonly { index: number; skeleton: Skeleton }[];
}
