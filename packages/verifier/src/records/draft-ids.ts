// SPDX-License-Identifier: Apache-2.0
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";

/** A draft id names one record for ever. */
export function judgeDraftIds({ reporter }: Verification, records: RecordCollection): void {
  const firsts = new Map<string, number>();
  for (const record of records.all) {
    const { index } = record;
    const draftId =
      "payload" in record ? record.payload.draft.draftId : records.erasures.get(index)?.skeleton.draftId;
    if (draftId === undefined) continue;
    const first = firsts.get(draftId);
    if (first === undefined) {
      firsts.set(draftId, index);
      reporter.count("record.draft-id");
    } else {
      reporter.report("record.draft-id", "failed", `entry ${index}`, { index, first });
    }
  }
}
