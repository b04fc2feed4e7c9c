// SPDX-License-Identifier: Apache-2.0
import { bundlePaths, equalBytes, type Hash, parseConsistencyPath, shownOldRoot } from "@scelle/core";
import type { ClaimVerdict } from "../root-claims.ts";
import { claimReceipt, openAnchor, settleAnchor } from "../steps/anchors.ts";
import type { Anchor } from "../verify-options.ts";
import { consistencyFrom } from "./bundle-consistency.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** What somebody kept is held against the checkpoint, by the proofs that the bundle brings. */
export async function checkBundleAnchors(bundle: BundleVerification): Promise<void> {
  const { verification, files, known } = bundle;
  const { reporter, options } = verification;
  for (const path of files.sizes.keys()) {
    if (parseConsistencyPath(path) !== undefined) known.add(path);
  }
  const anchors = options.anchors ?? [];
  if (anchors.length === 0) reporter.report("anchor.consistent", "not-checked", "anchor");
  for (const anchor of anchors) await holdAgainst(bundle, anchor);
}

/**
 * `contradicts` where the signed checkpoint of the bundle shows another root at that size, `broken` where
 * the proof in the bundle shows nothing, `newer` where the bundle ends before, `unproved` where it brings no
 * proof from that size.
 */
export type BundleVerdict = Exclude<ClaimVerdict, "beyond"> | "newer" | "unproved";

/** What the checkpoint of a bundle, and the proof that it brings, say of a root at a size. */
export async function verdictOn(
  { verification, files }: BundleVerification,
  size: number,
  root: Hash,
): Promise<BundleVerdict> {
  const { newest, crypto } = verification;
  if (newest === undefined) return "broken";
  const { size: newSize, root: newRoot } = newest.opened;
  if (size > newSize) return "newer";
  if (size === newSize) return equalBytes(root, newRoot) ? "agrees" : "contradicts";
  const proof = await consistencyFrom(files, size);
  if (proof === "absent") return "unproved";
  if (proof === "unreadable") return "broken";
  const shown = shownOldRoot(crypto, { oldSize: size, newSize, oldRoot: root, newRoot, proof });
  if (shown === undefined) return "broken";
  return equalBytes(shown, root) ? "agrees" : "contradicts";
}

async function holdAgainst(bundle: BundleVerification, anchor: Anchor): Promise<void> {
  const { verification } = bundle;
  const subject = `anchor ${anchor.name}`;
  if (anchor.kind === "receipt") {
    claimReceipt(verification, subject, anchor);
    return;
  }
  const isNote = anchor.kind === "checkpoint";
  const claimed = isNote ? await openAnchor(verification, subject, anchor.note) : anchor;
  if (claimed === undefined) return;
  const { size, root } = claimed;
  const verdict = await verdictOn(bundle, size, root);
  const { reporter, committedSize: logSize } = verification;
  if (verdict === "newer") reporter.report("bundle.anchor-newer", "not-checked", subject, { size, logSize });
  else if (verdict === "unproved")
    reporter.report("bundle.anchor-unproved", "not-checked", subject, { size });
  else if (verdict === "broken") reporter.report("bundle.anchor-proof", "failed", subject, { size });
  else settleAnchor(verification, { subject, size, root, verdict });
  if (isNote && verdict === "contradicts") {
    reporter.report("anchor.misconduct", "failed", subject, { other: bundlePaths.checkpoint });
  }
}
