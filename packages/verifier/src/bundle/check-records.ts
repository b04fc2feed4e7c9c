// SPDX-License-Identifier: Apache-2.0
import { isPasskeyAdmitted, keyBinding, type RecordPayload } from "@scelle/core";
import { isSigned } from "../records/is-signed.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** Each open record is signed, by a key that an earlier record here gives to its author. */
export async function checkAuthors({ verification, records }: BundleVerification): Promise<void> {
  const { reporter } = verification;
  const inOrder = [...records].sort(([one], [other]) => one - other);
  const drafts = new Map(inOrder.map(([, { draft }]) => [draft.draftId, draft]));
  const actOf = (ref: string) => drafts.get(ref);
  for (const [index, record] of inOrder) {
    const subject = `entry ${index}`;
    if (await isSigned(verification, record, actOf)) reporter.count("record.signature");
    else reporter.report("record.signature", "failed", subject, { index, problem: "bad-signature" });
    const before = inOrder.filter(([at]) => at <= index).map(([, one]) => one);
    const isBound =
      keyBinding(before, record.assigned.author, record.signature.key) !== undefined &&
      isSignerAdmitted(before, record);
    if (isBound) reporter.count("bundle.author");
    else reporter.report("bundle.author", "failed", subject, { index });
  }
  reporter.report("record.refused-by-rules", "not-checked", "bundle", { problem: "partial-case" });
}

/** The passkey that signed an act is one that earlier records here admit for whoever recorded it. */
function isSignerAdmitted(before: readonly RecordPayload[], { draft }: RecordPayload): boolean {
  if (draft.kind !== "act-signed") return true;
  const act = before.find((one) => one.draft.draftId === draft.stated["actRef"]);
  const isTheirs = act === undefined || act.assigned.author === draft.stated["personRef"];
  return isTheirs && isPasskeyAdmitted(before, draft);
}
