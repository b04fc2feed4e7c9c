// SPDX-License-Identifier: Apache-2.0
import { isFaultOf } from "./check.ts";
import type { EntryRange, ObjectCounts, Report, Verdict } from "./report.ts";
import type { NotProvedCode } from "./verdict-table.ts";
import type { Verification } from "./verification.ts";
import { toolVersion } from "./version.ts";

/** Draws the two verdicts from what was found. Neither says more than was shown. */
export function conclusion(verification: Verification): Report {
  const { reporter, entries, committedSize, newest, origin } = verification;
  const checks = reporter.checks();
  const faults = checks.filter((check) => isFaultOf(check, "integrity")).length;
  const unwitnessed = unwitnessedRange(verification);
  const completeness = completenessVerdict(verification);
  return {
    toolVersion,
    ...(origin === undefined ? {} : { origin }),
    integrity: integrityVerdict(verification, faults),
    completeness,
    checks,
    counts: { entries: entriesSeen(verification), ...entries },
    objects: objectCounts(verification),
    publishedSize: newest?.opened.size ?? 0,
    committedSize,
    ...(unwitnessed === undefined ? {} : { unwitnessed }),
    notProved: notProved(verification, completeness),
    ...(verification.bundle === undefined ? {} : { bundle: verification.bundle }),
  };
}

/** Of a bundle those that it shows; a register shows all of them. */
function entriesSeen({ bundle, entries, committedSize }: Verification): number {
  if (bundle === undefined) return committedSize;
  return Object.values(entries).reduce((sum, count) => sum + count, 0);
}

function integrityVerdict({ newest, reporter }: Verification, faults: number): Verdict {
  if (newest === undefined) return { value: "fails", code: "integrity.no-checkpoint", facts: {} };
  const { size } = newest.opened;
  if (faults > 0) return { value: "fails", code: "integrity.altered", facts: { size, faults } };
  if (reporter.hasReported("record.unsupported"))
    return { value: "not-established", code: "integrity.unjudged", facts: { size } };
  return { value: "holds", code: "integrity.unchanged", facts: { size } };
}

function completenessVerdict(verification: Verification): Verdict {
  const { refuted, anchored, options, policy } = verification;
  if (refuted !== undefined) {
    const { code, subject: anchor, size } = refuted;
    return { value: "fails", code, facts: { anchor, size } };
  }
  if (anchored !== undefined) {
    const { size, subject: anchor } = anchored;
    return { value: "holds", code: "completeness.anchored", facts: { anchor, size } };
  }
  const hasAnchors = (options.anchors ?? []).length > 0;
  const code = hasAnchors
    ? "completeness.anchor-unusable"
    : policy === undefined
      ? "completeness.no-anchor"
      : "completeness.no-quorum";
  return { value: "not-established", code, facts: {} };
}

function unwitnessedRange({ anchored, committedSize }: Verification): EntryRange | undefined {
  const fromIndex = anchored?.size ?? 0;
  return fromIndex < committedSize ? { fromIndex, toIndex: committedSize - 1 } : undefined;
}

function objectCounts({ objects, objectClaims, options, bundle }: Verification): ObjectCounts {
  const { present, altered, rehashed, missing, unreferenced } = objects;
  const isClaimed = options.recordKey !== undefined || bundle !== undefined;
  if (!isClaimed) return { present, altered, rehashed };
  return { present, altered, rehashed, missing, unreferenced, referenced: objectClaims.size };
}

function notProved(verification: Verification, completeness: Verdict): NotProvedCode[] {
  const { entries, options, objects } = verification;
  const codes: NotProvedCode[] = ["truth-of-statements", "nothing-unrecorded", "second-chain"];
  codes.push("times-claimed", "who-held-the-key");
  if (completeness.value !== "holds") codes.push("tail-and-history");
  const { bundle } = verification;
  if (bundle !== undefined) codes.push("rules-unplayed");
  if (bundle !== undefined && bundle.withheld > 0) codes.push("withheld-content");
  if (bundle !== undefined && bundle.documents > 0) codes.push("documents-for-reading");
  if (bundle === undefined && options.recordKey === undefined) codes.push("closed-content");
  if (objects.present > objects.rehashed) codes.push("sealed-bytes");
  if (entries.erased > 0) codes.push("erased-content");
  return codes;
}
