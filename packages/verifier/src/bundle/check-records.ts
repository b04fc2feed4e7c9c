// SPDX-License-Identifier: Apache-2.0
import { bindsKey, draftDigest, parseBase64url, type RecordPayload } from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** Each open record is signed, by a key that an earlier record here gives to its author. */
export async function checkAuthors({ verification, records }: BundleVerification): Promise<void> {
  const { reporter } = verification;
  const inOrder = [...records].sort(([one], [other]) => one - other);
  for (const [index, record] of inOrder) {
    const subject = `entry ${index}`;
    if (await isSigned(verification, record)) reporter.count("record.signature");
    else reporter.report("record.signature", "failed", subject, { index, problem: "bad-signature" });
    const isBound = inOrder.some(
      ([at, { draft }]) => at <= index && bindsKey(draft, record.assigned.author, record.signature.key),
    );
    if (isBound) reporter.count("bundle.author");
    else reporter.report("bundle.author", "failed", subject, { index });
  }
  reporter.report("record.refused-by-rules", "not-checked", "bundle", { problem: "partial-case" });
}

async function isSigned(
  { crypto, origin }: Verification,
  { draft, signature }: RecordPayload,
): Promise<boolean> {
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  return await crypto.verifyEd25519(key, draftDigest(crypto, origin ?? "", draft), value);
}
