// SPDX-License-Identifier: Apache-2.0
import { keySlot, registerPaths } from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";

/** A key is gone where an erasure was decided and performed, and nowhere else. */
export function judgeErasures(verification: Verification, records: RecordCollection): void {
  const { reporter, entries } = verification;
  for (const record of records.all) {
    const { index } = record;
    const erasure = records.erasures.get(index);
    const isKeyGone = !("payload" in record) && record.isKeyGone;
    const isPerformed = erasure?.isPerformed === true;
    if (isKeyGone && erasure === undefined) {
      entries.erased--;
      entries.missing++;
      reporter.report("record.erasure", "failed", `entry ${index}`, { index, problem: "erased-undecided" });
    } else if (isPerformed && isKeyGone && record.isSlotTorn) {
      const keyPage = registerPaths.keyPage(keySlot(index).page);
      reporter.report("key.slot", "failed", keyPage, { index });
    } else if (isKeyGone && isPerformed) {
      reporter.count("record.erasure");
    } else if (isPerformed && "payload" in record) {
      reporter.report("record.erasure", "failed", `entry ${index}`, { index, problem: "erasure-kept" });
    } else if (erasure !== undefined && !isPerformed) {
      // The register performs what it finds decided when it next starts.
      reporter.report("record.erasure", "note", `entry ${index}`, { index });
    }
  }
}
