// SPDX-License-Identifier: Apache-2.0
import { keyBinding } from "@scelle/core";
import { isSigned } from "../records/is-signed.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** Each open record is signed, by a key that an earlier record here gives to its author. */
export async function checkAuthors({ verification, records }: BundleVerification): Promise<void> {
  const { reporter } = verification;
  const inOrder = [...records].sort(([one], [other]) => one - other);
  for (const [index, record] of inOrder) {
    const subject = `entry ${index}`;
    if (await isSigned(verification, record)) reporter.count("record.signature");
    else reporter.report("record.signature", "failed", subject, { index, problem: "bad-signature" });
    const before = inOrder.filter(([at]) => at <= index).map(([, one]) => one);
    const isBound = keyBinding(before, record.assigned.author, record.signature.key) !== undefined;
    if (isBound) reporter.count("bundle.author");
    else reporter.report("bundle.author", "failed", subject, { index });
  }
  reporter.report("record.refused-by-rules", "not-checked", "bundle", { problem: "partial-case" });
}
