// SPDX-License-Identifier: Apache-2.0
import { parsePayload } from "@scelle/core";
import type { RecordStore } from "./log/record-store.ts";
import { erasedBy } from "./skeletons.ts";

export interface PerformedErasures {
  /** Entries whose keys the log says were destroyed, whatever the key pages at hand say. */
  readonly performed: readonly number[];
  /**
   * Entries without a key whose erasure no readable record tells of: the key pages are older than the log,
   * and what these records decided to erase cannot be known.
   */
  readonly unexplained: readonly number[];
}

export function performedErasures(store: RecordStore, size: number): PerformedErasures {
  const decided = new Map<string, number[]>();
  const performed: number[] = [];
  const closed: number[] = [];
  for (let index = 0; index < size; index++) {
    const bytes = store.payload(index);
    if (bytes === undefined) {
      closed.push(index);
      continue;
    }
    const payload = parsePayload(bytes);
    const erased = erasedBy(payload).map((one) => one.index);
    if (erased.length > 0) decided.set(payload.draft.draftId, erased);
    if (payload.draft.kind !== "erasure-performed") continue;
    performed.push(...(decided.get(String(payload.draft.stated["decisionRef"])) ?? []));
  }
  const explained = new Set([...performed, ...[...decided.values()].flat()]);
  return { performed, unexplained: closed.filter((index) => !explained.has(index)) };
}
