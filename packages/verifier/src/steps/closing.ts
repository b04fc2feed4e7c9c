// SPDX-License-Identifier: Apache-2.0
import {
  formatSuccession,
  noteSizeBytesMax,
  openSuccession,
  registerPaths,
  type Succession,
} from "@scelle/core";
import { problemOf, readFile } from "../read-file.ts";
import type { ClaimVerdict } from "../root-claims.ts";
import type { Verification } from "../verification.ts";

/**
 * A register that has ended says so in a note that its own key and that of its successor sign, and has
 * exactly the entries that the note fixes. What the successor says of it, where that was given, is compared
 * as well.
 */
export async function checkClosing(verification: Verification): Promise<void> {
  const own = await ownClosing(verification);
  if (own !== undefined) claimEnd(verification, own, "closing");
  const stated = verification.options.succession?.succession;
  if (stated === undefined) return;
  const { reporter, document, logKey } = verification;
  const found = document?.logKey ?? logKey?.text ?? "";
  const isNamed = found === stated.predecessorKey;
  const facts = { expected: stated.predecessorKey, found };
  reporter.report("succession.key", isNamed ? "ok" : "failed", registerPaths.registerJson, facts);
  claimEnd(verification, stated, "end");
  checkMutual(verification, stated, own);
}

/** Whether a size beyond the log is one that its successor admits to have lost. */
export function isAdmitted({ options }: Verification, size: number): boolean {
  const stated = options.succession?.succession;
  return stated !== undefined && size > stated.size && size <= stated.knownSize;
}

/** The hole by its name, and what contradicts it. */
export async function checkHole({ options, reporter }: Verification): Promise<void> {
  const stated = options.succession?.succession;
  if (stated === undefined) return;
  const { size: from, knownSize: to } = stated;
  reporter.report("succession.hole", "note", registerPaths.predecessor, { from, to, count: to - from });
}

async function ownClosing(verification: Verification): Promise<Succession | undefined> {
  const { reporter, crypto, document } = verification;
  const path = registerPaths.successor;
  const bytes = await readFile(verification, path, noteSizeBytesMax);
  const isClosed = document?.successor !== undefined;
  if (bytes === "absent" && isClosed) reporter.report("succession.closing", "absent", path);
  if (typeof bytes === "string") return undefined;
  if (!isClosed) {
    reporter.report("succession.closing", "note", path);
    return undefined;
  }
  try {
    const succession = await openSuccession(crypto, bytes);
    const isOurs =
      succession.predecessorKey === document.logKey && succession.successorKey === document.successor;
    if (isOurs) return succession;
    reporter.report("succession.closing", "failed", path, { problem: "other-keys" });
  } catch (cause) {
    reporter.report("succession.closing", "failed", path, problemOf(cause));
  }
  return undefined;
}

function claimEnd(verification: Verification, succession: Succession, what: "closing" | "end"): void {
  const { reporter } = verification;
  const { size, root, successorKey } = succession;
  const subject = what === "closing" ? registerPaths.successor : registerPaths.predecessor;
  const code = `succession.${what}` as const;
  const settle = (verdict: ClaimVerdict) => {
    const found = verification.committedSize;
    const problem = endProblem(verdict, size, found);
    const facts = { size, successor: successorKey.split("+")[0] ?? "", found };
    if (problem === undefined) reporter.report(code, "ok", subject, facts);
    else reporter.report(code, "failed", subject, { ...facts, problem });
  };
  verification.rootClaims.add({ size, root, subject, isSigned: false, settle });
}

function endProblem(verdict: ClaimVerdict, size: number, found: number): string | undefined {
  if (verdict === "beyond") return "ends-before";
  if (verdict !== "agrees") return "other-root";
  return found > size ? "goes-on" : undefined;
}

function checkMutual({ reporter }: Verification, stated: Succession, own: Succession | undefined): void {
  const path = registerPaths.successor;
  if (own === undefined) reporter.report("succession.mutual", "absent", path);
  else if (formatSuccession(own) === formatSuccession(stated))
    reporter.report("succession.mutual", "ok", path);
  else reporter.report("succession.mutual", "failed", path, { found: own.successorKey });
}
