// SPDX-License-Identifier: Apache-2.0
import {
  bundlePaths,
  equalBytes,
  type Hash,
  parseConsistency,
  parseConsistencyPath,
  ScelleError,
  verifyConsistency,
} from "@scelle/core";
import type { ClaimVerdict } from "../root-claims.ts";
import { claimReceipt, openAnchor, settleAnchor } from "../steps/anchors.ts";
import type { Anchor } from "../verify-options.ts";
import type { BundleVerification } from "./bundle-verification.ts";

const consistencySizeBytesMax = 8 * 1024;

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
 * A bundle older than the anchor, or without a proof from it, cannot be compared; two signed roots of one
 * size
 * contradict each other by themselves.
 */
export async function verdictOn(
  { verification, files }: BundleVerification,
  size: number,
  root: Hash,
  isSigned: boolean,
): Promise<ClaimVerdict> {
  const { newest, crypto } = verification;
  if (newest === undefined || size > newest.opened.size) return "broken";
  const { size: newSize, root: newRoot } = newest.opened;
  if (size === newSize) {
    if (equalBytes(root, newRoot)) return "agrees";
    return isSigned ? "contradicts" : "broken";
  }
  const path = bundlePaths.consistency(size);
  const sizeBytes = files.sizes.get(path);
  if (sizeBytes === undefined || sizeBytes > consistencySizeBytesMax) return "broken";
  try {
    const proof = parseConsistency(await files.read(path));
    const growth = { oldSize: size, newSize, oldRoot: root, newRoot, proof };
    return verifyConsistency(crypto, growth) ? "agrees" : "broken";
  } catch (cause) {
    if (cause instanceof ScelleError) return "broken";
    throw cause;
  }
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
  const verdict = await verdictOn(bundle, size, root, isNote);
  settleAnchor(verification, { subject, size, root, verdict });
}
