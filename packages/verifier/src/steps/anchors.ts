// SPDX-License-Identifier: Apache-2.0
import { openCheckpoint } from "@scelle/core";
import { checkpointIn } from "../parse-anchor.ts";
import { problemOf } from "../read-file.ts";
import type { ClaimVerdict } from "../root-claims.ts";
import { anchorAt, type Verification } from "../verification.ts";
import type { Anchor } from "../verify-options.ts";
import { reportMisconduct } from "./checkpoints.ts";
import { isAdmitted } from "./closing.ts";
import { isOtherTail } from "./succession.ts";

type ReceiptAnchor = Extract<Anchor, { kind: "receipt" }>;

/** What was kept outside: the only thing that shows a cut tail, or a history rewritten and signed again. */
export async function checkAnchors(verification: Verification): Promise<void> {
  const { reporter, options } = verification;
  const anchors = options.anchors ?? [];
  if (anchors.length === 0) reporter.report("anchor.consistent", "not-checked", "anchor");
  for (const anchor of anchors) await claimAnchor(verification, anchor);
}

/** A receipt shows that one entry stands where its author saw it; it says nothing of those before. */
export function claimReceipt(
  verification: Verification,
  subject: string,
  { index, leafHash }: ReceiptAnchor,
): void {
  verification.leafClaims.add({
    index,
    leafHash,
    settle: (verdict) => {
      if (verdict === "agrees") verification.reporter.report("anchor.receipt", "ok", subject, { index });
      else settleAnchor(verification, { subject, size: index + 1, root: undefined, verdict });
    },
  });
}

export async function openAnchor(verification: Verification, subject: string, bytes: Uint8Array) {
  const { crypto, logKey, reporter } = verification;
  if (logKey === undefined) {
    reporter.report("anchor.signature", "failed", subject, { problem: "no-log-key" });
    return undefined;
  }
  try {
    const opened = await openCheckpoint(crypto, checkpointIn(bytes), logKey);
    reporter.count("anchor.signature");
    return opened;
  } catch (cause) {
    reporter.report("anchor.signature", "failed", subject, problemOf(cause));
    return undefined;
  }
}

export function settleAnchor(
  verification: Verification,
  { subject, size, root, verdict }: SettledAnchor,
): void {
  const { reporter } = verification;
  const facts = { size, logSize: verification.committedSize };
  if (verdict === "agrees") {
    reporter.report("anchor.consistent", "ok", subject, facts);
    anchorAt(verification, size, subject);
  } else if (verdict === "broken") {
    reporter.report("anchor.consistent", "failed", subject, facts);
  } else if (verdict === "beyond" && isAdmitted(verification, size)) {
    settleInHole(verification, { subject, size, root, verdict });
  } else if (verdict === "beyond") {
    const to = verification.options.succession?.succession.knownSize;
    if (to !== undefined) reporter.report("succession.hole", "failed", subject, { size, to });
    reporter.report("anchor.tail-deleted", "failed", subject, facts);
    verification.refuted ??= { code: "completeness.tail-deleted", subject, size };
  } else {
    reporter.report("anchor.rewritten", "failed", subject, facts);
    verification.refuted ??= { code: "completeness.rewritten", subject, size };
  }
}

async function claimAnchor(verification: Verification, anchor: Anchor): Promise<void> {
  const subject = `anchor ${anchor.name}`;
  if (anchor.kind === "receipt") {
    claimReceipt(verification, subject, anchor);
    return;
  }
  const claimed =
    anchor.kind === "checkpoint" ? await openAnchor(verification, subject, anchor.note) : anchor;
  if (claimed === undefined) return;
  const { size, root } = claimed;
  const isSigned = anchor.kind === "checkpoint";
  verification.rootClaims.add({
    size,
    root,
    subject,
    isSigned,
    settle: (verdict, against) => {
      settleAnchor(verification, { subject, size, root, verdict });
      if (isSigned && verdict === "contradicts") reportMisconduct(verification, subject, against);
    },
  });
}

/** What names entries that the successor admits to have lost; at the far end the roots can be compared. */
function settleInHole(verification: Verification, { subject, size, root }: SettledAnchor): void {
  const { reporter } = verification;
  if (isOtherTail(verification, size, root)) {
    reporter.report("succession.other-tail", "failed", subject, { size });
    verification.refuted ??= { code: "completeness.rewritten", subject, size };
  } else {
    reporter.report("succession.in-hole", "note", subject, { size });
  }
}

interface SettledAnchor {
  readonly subject: string;
  readonly size: number;
  /** Undefined where only an entry is named. */
  readonly root: Uint8Array | undefined;
  readonly verdict: ClaimVerdict;
}
