// SPDX-License-Identifier: Apache-2.0
import { measuredObjects } from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";

/**
 * Notes the sealed objects that records say were measured here: they should be in the vault, with that size.
 */
export function claimObjects({ objectClaims }: Verification, records: RecordCollection): void {
  for (const record of records.all) {
    const { index } = record;
    const made = "payload" in record ? record.payload.draft : records.erasures.get(index)?.skeleton;
    if (made === undefined) continue;
    for (const { root, sizeBytes } of measuredObjects(made)) {
      if (!objectClaims.has(root)) objectClaims.set(root, { entryIndex: index, sizeBytes });
    }
  }
}
