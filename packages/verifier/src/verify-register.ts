// SPDX-License-Identifier: Apache-2.0
import { walkCommitRecords } from "./commit-record-walk.ts";
import { conclusion } from "./conclusion.ts";
import type { FolderReader } from "./folder-reader.ts";
import { walkPublished } from "./log-walk.ts";
import { newVerification } from "./new-verification.ts";
import { sizeOfPayloadFiles } from "./payload-cursor.ts";
import { recordCheck } from "./records/record-check.ts";
import { type RegisterChecks, registerChecks } from "./register-checks.ts";
import type { Report } from "./report.ts";
import { checkMovedCheckpoint } from "./steps/moved-checkpoint.ts";
import type { Verification } from "./verification.ts";
import type { VerifyOptions } from "./verify-options.ts";

/**
 * Checks a register folder: every file, every entry, every anchor; never only the first fault.
 * @throws ScelleError if `logKey` or `policy` is malformed: these come from whoever asks
 */
export function verifyRegister(folder: FolderReader, options: VerifyOptions): Promise<Report> {
  return verifyRegisterWith(folder, options, registerChecks);
}

/** As {@link verifyRegister}, with other checks: how tests show that each check is needed. */
export async function verifyRegisterWith(
  folder: FolderReader,
  options: VerifyOptions,
  checks: RegisterChecks,
): Promise<Report> {
  return (await verifyWith(folder, options, checks)).report;
}

/** A report, and what was found out on the way to it. */
export interface Verified {
  readonly report: Report;
  readonly verification: Verification;
}

export async function verifyWith(
  folder: FolderReader,
  options: VerifyOptions,
  checks: RegisterChecks,
): Promise<Verified> {
  const verified = await verifyOnce(folder, options, checks);
  const first = verified.report;
  // What a register at work moves under our feet, an erasure for one, may look like a fault: look again.
  const hasMoved = first.checks.some(({ code }) => code === "checkpoint.moved");
  const hasFailed = first.integrity.value === "fails" || first.completeness.value === "fails";
  return hasMoved && hasFailed ? verifyOnce(folder, options, checks) : verified;
}

async function verifyOnce(
  folder: FolderReader,
  options: VerifyOptions,
  checks: RegisterChecks,
): Promise<Verified> {
  const verification = newVerification(folder, options);
  for (const step of checks.before) await step(verification);
  verification.publishedSize = verification.newest?.opened.size ?? (await sizeOfPayloadFiles(verification));
  verification.committedSize = verification.publishedSize;
  verification.rootClaims.sort();
  const makers = [...checks.entries, recordCheck(checks.records)];
  const entryChecks = makers.map((make) => make(verification));
  const edge = await walkPublished(verification, entryChecks);
  await walkCommitRecords(verification, entryChecks, edge);
  for (const { end } of entryChecks) await end?.();
  await checkMovedCheckpoint(verification);
  const { rootClaims, leafClaims, committedSize } = verification;
  rootClaims.settle(committedSize);
  leafClaims.settle(committedSize, rootClaims.vouchedSize);
  for (const step of checks.after) await step(verification);
  return { report: conclusion(verification), verification };
}
