// SPDX-License-Identifier: Apache-2.0
import {
  caseLinkFromOpening,
  equalBytes,
  noPreviousLeaf,
  parseBase64url,
  type RecordPayload,
} from "@scelle/core";
import type { BundleVerification } from "./bundle-verification.ts";

/**
 * The entries are the case's, each linked to the one before by the hidden chain, numbered without a gap up to
 * the act of disclosure. None of the case can be left out without being missed.
 */
export function checkCase(bundle: BundleVerification): void {
  const { verification, document, entries, leaves, records } = bundle;
  const { reporter, crypto } = verification;
  let previousLeaf = noPreviousLeaf;
  let isWhole = true;
  for (const [expected, { seq, index, opening }] of document.entries.entries()) {
    if (seq !== expected) {
      reporter.report("bundle.case-end", "failed", "case", { problem: "seq-gap", expected });
      isWhole = false;
      break;
    }
    const entry = entries.get(index);
    const leaf = leaves.get(index);
    if (entry === undefined || leaf === undefined) {
      isWhole = false; // Reported where its proof was missed; what follows cannot be linked to it.
      break;
    }
    const key = parseBase64url(opening, "opening", 32);
    if (equalBytes(entry.caseLink, caseLinkFromOpening(crypto, key, seq, previousLeaf))) {
      reporter.count("record.case-link");
    } else {
      reporter.report("record.case-link", "failed", `entry ${index}`, { index, problem: "case-link" });
      isWhole = false;
    }
    previousLeaf = leaf;
  }
  checkPlaces(bundle);
  const [first] = document.entries;
  const opened = first === undefined ? undefined : records.get(first.index);
  const isOther = opened !== undefined && opened.draft.draftId !== document.caseRef;
  if (isOther) {
    reporter.report("bundle.content", "failed", "case", { index: first?.index ?? 0, problem: "other-case" });
  } else if (isWhole) reporter.count("bundle.case-end", document.entries.length);
}

/** What the register assigned to each open record says that it stands where the bundle puts it. */
function checkPlaces({ verification, document, records }: BundleVerification): void {
  const { reporter } = verification;
  const report = (index: number) =>
    reporter.report("bundle.content", "failed", `entry ${index}`, { index, problem: "other-case" });
  for (const { seq, index } of document.entries) {
    const record = records.get(index);
    if (record !== undefined && !standsAt(record, document.caseRef, seq)) report(index);
  }
  for (const index of document.supporting) {
    if (records.get(index)?.assigned.caseRef !== undefined) report(index);
  }
}

function standsAt({ assigned }: RecordPayload, caseRef: string, seq: number): boolean {
  return assigned.caseRef === caseRef && assigned.caseSeq === seq;
}
