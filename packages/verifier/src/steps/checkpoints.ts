// SPDX-License-Identifier: Apache-2.0
import {
  type Cosignature,
  cosignedNames,
  noteSizeBytesMax,
  openCheckpoint,
  type Policy,
  parseHistoryName,
  quorumMet,
  registerPaths,
  verifyCosignatures,
} from "@scelle/core";
import { listFolder, problemOf, readFile } from "../read-file.ts";
import type { RootClaim } from "../root-claims.ts";
import { anchorAt, type FoundCheckpoint, type Verification } from "../verification.ts";
import { isAdmitted } from "./closing.ts";

/** `log/checkpoint`: signed by the log key under the log's name, with the root that the entries give. */
export async function checkNewestCheckpoint(verification: Verification): Promise<void> {
  const { reporter } = verification;
  const path = registerPaths.checkpoint;
  const bytes = await readFile(verification, path, noteSizeBytesMax);
  if (bytes === "absent") reporter.report("checkpoint.signature", "absent", path);
  if (typeof bytes === "string") return;
  const found = await openFound(verification, path, bytes, "checkpoint.signature");
  if (found === undefined) return;
  const { size } = found.opened;
  reporter.report("checkpoint.signature", "ok", path, { size });
  verification.newest = found;
  const quorum = await cosigningQuorum(verification, found);
  claimSigned(verification, found, (verdict) => {
    if (verdict !== "agrees") reporter.report("log.root", "failed", path, { size });
    else reporter.report("log.root", "ok", path, { count: size });
    if (verdict === "agrees" && quorum !== undefined) useQuorum(verification, found, quorum);
  });
}

/** Every earlier checkpoint that was kept: signed, and a beginning of the same history. */
export async function checkHistory(verification: Verification): Promise<void> {
  const { reporter } = verification;
  for (const { name, kind } of await listFolder(verification, registerPaths.historyFolder)) {
    const size = parseHistoryName(name);
    if (size === undefined || kind === "folder") continue;
    const path = registerPaths.history(size);
    const bytes = await readFile(verification, path, noteSizeBytesMax);
    if (typeof bytes === "string") continue;
    const found = await openFound(verification, path, bytes, "history.signature");
    if (found === undefined) continue;
    if (found.opened.size !== size) {
      const facts = { problem: "name", expected: size, found: found.opened.size };
      reporter.report("history.signature", "failed", path, facts);
      continue;
    }
    reporter.count("history.signature");
    await claimHistory(verification, found);
    // Where log/checkpoint is unusable, the newest that was kept says how far the log goes.
    const isNewer = size > (verification.newest?.opened.size ?? -1);
    if (isNewer && verification.newest?.path !== registerPaths.checkpoint) verification.newest = found;
  }
}

/** Two checkpoints that one key signed and that cannot both be true convince anybody, without this folder. */
export function reportMisconduct(
  { reporter }: Verification,
  subject: string,
  against: RootClaim | undefined,
): void {
  if (against?.isSigned && against.subject !== subject) {
    reporter.report("anchor.misconduct", "failed", subject, { other: against.subject });
  }
}

/** After the walk: whether the policy that was given found its quorum anywhere. */
export async function checkQuorum({ policy, hasQuorum, reporter }: Verification): Promise<void> {
  const isDemanded = policy !== undefined && policy.quorum !== undefined;
  if (!isDemanded) reporter.report("checkpoint.quorum", "not-checked", "policy");
  else if (!hasQuorum) reporter.report("checkpoint.quorum", "absent", "policy");
}

/** Opens a checkpoint that lies in the folder, and names the signature lines that nobody can check. */
export async function openFound(
  verification: Verification,
  path: string,
  bytes: Uint8Array,
  code: "checkpoint.signature" | "history.signature",
): Promise<FoundCheckpoint | undefined> {
  const { crypto, logKey, reporter } = verification;
  if (logKey === undefined) {
    reporter.report(code, "failed", path, { problem: "no-log-key" });
    return undefined;
  }
  try {
    const opened = await openCheckpoint(crypto, bytes, logKey);
    const known = [logKey, ...(verification.policy?.witnesses.map(({ key }) => key) ?? [])];
    for (const { name, keyId } of opened.note.signatures) {
      const isKnown = known.some(
        (key) => key.name === name && key.keyId.every((byte, i) => byte === keyId[i]),
      );
      if (!isKnown) reporter.report("checkpoint.unknown-signature", "note", path, { name });
    }
    return { path, opened };
  } catch (cause) {
    reporter.report(code, "failed", path, problemOf(cause));
    return undefined;
  }
}

/** The names of the witnesses of the policy that cosigned, where they are its quorum. */
export async function cosigningQuorum(
  { crypto, policy, reporter }: Verification,
  { path, opened }: FoundCheckpoint,
): Promise<string | undefined> {
  if (policy === undefined) return undefined;
  try {
    const keys = policy.witnesses.map(({ key }) => key);
    const cosignatures = await verifyCosignatures(crypto, opened.note, keys);
    if (cosignatures.length > 0) reporter.count("checkpoint.cosignature", cosignatures.length);
    const names = cosignedNames(policy, cosignatures);
    // A policy that asks for nobody anchors nothing.
    if (names.length === 0 || policy.quorum === undefined || !quorumMet(policy, names)) return undefined;
    return names.map((name) => `${name} ${cosignedTime(policy, name, cosignatures)}`).join(", ");
  } catch (cause) {
    reporter.report("checkpoint.cosignature", "failed", path, problemOf(cause));
    return undefined;
  }
}

/** The last second that a date can be; a witness may say anything. */
const dateSecondsMax = 8.64e12;

export function useQuorum(verification: Verification, found: FoundCheckpoint, witnesses: string): void {
  const { size } = found.opened;
  // Claims are settled from the largest on: the first is the one that counts.
  if (verification.hasQuorum) return;
  verification.hasQuorum = true;
  verification.reporter.report("checkpoint.quorum", "ok", found.path, { size, witnesses });
  anchorAt(verification, size, found.path);
}

/** A checkpoint of this log from an earlier time: what it claims is settled after the walk. */
export async function claimHistory(verification: Verification, found: FoundCheckpoint): Promise<void> {
  const { reporter } = verification;
  const { path } = found;
  const { size } = found.opened;
  const quorum = await cosigningQuorum(verification, found);
  claimSigned(verification, found, (verdict, against) => {
    const facts = { size, logSize: verification.committedSize };
    if (verdict === "agrees") {
      reporter.count("history.consistent");
      if (quorum !== undefined) useQuorum(verification, found, quorum);
    } else if (verdict === "broken") {
      reporter.report("history.consistent", "not-checked", path, facts);
    } else if (verdict === "beyond") {
      if (size <= verification.movedSize) return;
      if (isAdmitted(verification, size)) {
        reporter.report("succession.in-hole", "note", path, { size });
        return;
      }
      reporter.report("history.tail-deleted", "failed", path, facts);
      verification.refuted ??= { code: "completeness.tail-deleted", subject: path, size };
    } else {
      reporter.report("history.consistent", "failed", path, facts);
      reportMisconduct(verification, path, against);
      verification.refuted ??= { code: "completeness.rewritten", subject: path, size };
    }
  });
}

/** When a witness last said so, as it says. */
function cosignedTime(policy: Policy, name: string, cosignatures: readonly Cosignature[]): string {
  const key = policy.witnesses.find((witness) => witness.name === name)?.key;
  const times = cosignatures
    .filter(({ witness }) => witness.text === key?.text)
    .map(({ timeSeconds }) => timeSeconds);
  const seconds = Math.max(...times);
  return seconds <= dateSecondsMax
    ? new Date(seconds * 1_000).toISOString().replace(".000Z", "Z")
    : `${seconds}`;
}

function claimSigned(
  verification: Verification,
  { path, opened }: FoundCheckpoint,
  settle: RootClaim["settle"],
) {
  const { size, root } = opened;
  verification.rootClaims.add({ size, root, subject: path, isSigned: true, settle });
}
