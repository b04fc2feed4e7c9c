// SPDX-License-Identifier: Apache-2.0
import { parsePayload } from "@scelle/core";
import type { RecordStore } from "./log/record-store.ts";
import { erasedBy } from "./skeletons.ts";

/** Entries whose keys the log says were destroyed, whatever the key pages at hand say. */
export function performedErasures(store: RecordStore, size: number): number[] {
  const decided = new Map<string, number[]>();
  const performed: number[] = [];
  for (let index = 0; index < size; index++) {
    const bytes = store.payload(index);
    if (bytes === undefined) continue;
    const payload = parsePayload(bytes);
    const erased = erasedBy(payload).map((one) => one.index);
    if (erased.length > 0) decided.set(payload.draft.draftId, erased);
    if (payload.draft.kind !== "erasure-performed") continue;
    performed.push(...(decided.get(String(payload.draft.stated["decisionRef"])) ?? []));
  }
  return performed;
}
