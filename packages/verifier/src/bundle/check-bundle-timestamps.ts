// SPDX-License-Identifier: Apache-2.0
import { parseTimestampPath } from "@scelle/core";
import { judgeTokens, openAttested, reportTimestamps } from "../steps/timestamps.ts";
import type { BundleVerification } from "./bundle-verification.ts";
import { verdictOn } from "./check-bundle-anchors.ts";

/** What authorities attested of the checkpoint, or of one that it is proved to continue. */
export async function checkBundleTimestamps(bundle: BundleVerification): Promise<void> {
  const { verification, files, known, document } = bundle;
  if (document.v < 2) return; // There they are no part of a bundle.
  const authorities = new Map<number, string[]>();
  for (const path of files.sizes.keys()) {
    const parsed = parseTimestampPath(path);
    if (parsed === undefined) continue;
    known.add(path);
    const { size, authorityId, part } = parsed;
    if (part === "tsr") authorities.set(size, [...(authorities.get(size) ?? []), authorityId]);
  }
  for (const [size, authorityIds] of authorities) await checkSize(bundle, size, authorityIds);
  await reportTimestamps(verification);
}

async function checkSize(bundle: BundleVerification, size: number, authorityIds: readonly string[]) {
  const { verification } = bundle;
  const { reporter } = verification;
  const found = await openAttested(verification, size);
  if (found === undefined) return;
  const { opened, note } = found;
  const subject = `log/timestamps/${size}/checkpoint`;
  const facts = { size, logSize: verification.committedSize };
  const verdict = await verdictOn(bundle, size, opened.root);
  const attestations = await judgeTokens(verification, { size, note }, authorityIds);
  if (verdict === "agrees") {
    reporter.count("history.consistent");
    verification.attested.push(...attestations);
  } else if (verdict === "contradicts") reporter.report("history.consistent", "failed", subject, facts);
  else reporter.report("timestamp.checkpoint", "failed", subject, facts);
}
