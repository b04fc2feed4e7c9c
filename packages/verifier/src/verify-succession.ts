// SPDX-License-Identifier: Apache-2.0
import { isFault } from "./check.ts";
import type { FolderReader } from "./folder-reader.ts";
import { type RegisterChecks, registerChecks } from "./register-checks.ts";
import type { Report } from "./report.ts";
import type { VerifyOptions } from "./verify-options.ts";
import { verifyWith } from "./verify-register.ts";

export interface OneOfTwo {
  readonly folder: FolderReader;
  readonly options: VerifyOptions;
}

/** Two registers as one chain with a hole between them. */
export interface ChainReport {
  readonly predecessor: Report;
  readonly successor: Report;
  /** Absent where the successor does not say, or not credibly, what it follows. */
  readonly chain?: Chain;
}

export interface Chain {
  /** Verifier key of the log that has ended. */
  readonly predecessorKey: string;
  readonly successorKey: string;
  /** Lost entries of the old log: from the first, to before the last. */
  readonly hole: { readonly from: number; readonly to: number };
  /** Whether every check of the link between the two is well. */
  readonly holds: boolean;
}

/**
 * Checks a register and the one that it follows, and each against what the other says of it.
 * @throws ScelleError as `verifyRegister`
 */
export async function verifySuccession(successor: OneOfTwo, predecessor: OneOfTwo): Promise<ChainReport> {
  return await verifySuccessionWith(successor, predecessor, registerChecks);
}

/** As {@link verifySuccession}, with other checks: how tests show that each check is needed. */
export async function verifySuccessionWith(
  successor: OneOfTwo,
  predecessor: OneOfTwo,
  checks: RegisterChecks,
): Promise<ChainReport> {
  const options = { ...successor.options, isSuccessor: true };
  const later = await verifyWith(successor.folder, options, checks);
  const { stated } = later.verification;
  const told = stated === undefined ? {} : { succession: stated };
  const earlier = await verifyWith(predecessor.folder, { ...predecessor.options, ...told }, checks);
  const reports = { predecessor: earlier.report, successor: later.report };
  if (stated === undefined) return reports;
  const { predecessorKey, successorKey, size: from, knownSize: to } = stated.succession;
  const said = [...earlier.report.checks, ...later.report.checks];
  const holds = !said.some((check) => check.code.startsWith("succession.") && isFault(check));
  return { ...reports, chain: { predecessorKey, successorKey, hole: { from, to }, holds } };
}
