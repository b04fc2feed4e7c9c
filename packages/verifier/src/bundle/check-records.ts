// SPDX-License-Identifier: Apache-2.0
import { isPasskeyAdmitted, keyBinding, keyBindingKinds, type RecordPayload } from "@scelle/core";
import { checkSignature } from "../records/check-signature.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** Each open record is signed, by a key that an earlier record here gives to its author. */
export async function checkAuthors({ verification, records }: BundleVerification): Promise<void> {
  const { reporter } = verification;
  const inOrder = [...records].sort(([one], [other]) => one - other);
  const drafts = new Map(inOrder.map(([, { draft }]) => [draft.draftId, draft]));
  const actOf = (ref: string) => drafts.get(ref);
  // What came before, as far as it binds keys: a case has many records and few of these.
  const binding: RecordPayload[] = [];
  const before = new Map<string, RecordPayload>();
  for (const [index, record] of inOrder) {
    const subject = `entry ${index}`;
    await checkSignature(verification, index, record, actOf);
    if (keyBindingKinds.has(record.draft.kind)) binding.push(record);
    before.set(record.draft.draftId, record);
    const isBound =
      keyBinding(binding, record.assigned.author, record.signature.key) !== undefined &&
      isSignerAdmitted(binding, record, before.get(String(record.draft.stated["actRef"])));
    if (isBound) reporter.count("bundle.author");
    else reporter.report("bundle.author", "failed", subject, { index });
  }
  reporter.report("record.refused-by-rules", "not-checked", "bundle", { problem: "partial-case" });
}

/** The passkey that signed an act is one that earlier records here admit for whoever recorded it. */
function isSignerAdmitted(
  binding: readonly RecordPayload[],
  { draft }: RecordPayload,
  act: RecordPayload | undefined,
): boolean {
  if (draft.kind !== "act-signed") return true;
  const isTheirs = act === undefined || act.assigned.author === draft.stated["personRef"];
  return isTheirs && isPasskeyAdmitted(binding, draft);
}
