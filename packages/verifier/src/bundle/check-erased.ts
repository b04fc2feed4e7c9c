// SPDX-License-Identifier: Apache-2.0
import type { JsonValue } from "@scelle/core";
import type { BundleVerification } from "./bundle-verification.ts";

/** What is said to be erased is so by a decision, where that is open here. */
export function checkErased({ verification, document, records }: BundleVerification): void {
  const { reporter, entries } = verification;
  for (const entry of document.entries) {
    if (entry.state !== "erased") continue;
    const { index, decisionIndex } = entry;
    const subject = `entry ${index}`;
    entries.erased += 1;
    if (decisionIndex === undefined) {
      reporter.report("bundle.erased", "note", subject, { index });
      continue;
    }
    const decision = records.get(decisionIndex);
    const isDecided =
      decision?.draft.kind === "erasure-decided" &&
      erasedIndices(decision.assigned["erases"]).includes(index);
    if (isDecided) reporter.count("bundle.erased");
    else reporter.report("bundle.erased", "failed", subject, { index, problem: "not-decided" });
  }
}

function erasedIndices(erases: JsonValue | undefined): readonly number[] {
  if (!Array.isArray(erases)) return [];
  return (erases as readonly { readonly index: number }[]).map(({ index }) => index);
}
