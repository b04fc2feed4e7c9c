// SPDX-License-Identifier: Apache-2.0
import {
  checkpointImprint,
  type JudgedTimestamp,
  judgeTimestamp,
  noteSizeBytesMax,
  type OpenedCheckpoint,
  parseCertificate,
  parsePem,
  parseRevocationList,
  parseTimestampName,
  parseTimestampSize,
  parseUtf8,
  pemSizeBytesMax,
  registerPaths,
  ScelleError,
  type TimestampExpectation,
  type TimestampPart,
  timestampAnswerSizeBytesMax,
} from "@scelle/core";
import { listFolder, problemOf, readFile } from "../read-file.ts";
import type { Attestation, Verification } from "../verification.ts";
import { claimHistory, openFound } from "./checkpoints.ts";

/** What authorities attested: the checkpoints are compared with the log, their tokens judged one by one. */
export async function checkTimestamps(verification: Verification): Promise<void> {
  for (const { name } of await listFolder(verification, registerPaths.timestampsFolder)) {
    const size = parseTimestampSize(name);
    if (size === undefined) continue;
    const files = await listFolder(verification, `${registerPaths.timestampsFolder}/${name}`);
    const authorityIds = files.flatMap((file) => {
      const parsed = parseTimestampName(file.name);
      return parsed?.part === "tsr" ? [parsed.authorityId] : [];
    });
    if (authorityIds.length > 0) await checkAttestedSize(verification, size, authorityIds);
  }
}

/** After the walk: of each authority the largest size that it attests, and what was not judged. */
export async function reportTimestamps({ reporter, attested, unjudgedTokens }: Verification): Promise<void> {
  const newest = new Map<string, Attestation>();
  for (const attestation of attested) {
    const held = newest.get(attestation.authorityId);
    if (held === undefined || held.size < attestation.size) newest.set(attestation.authorityId, attestation);
  }
  for (const { subject, size, judged } of newest.values()) {
    const time = new Date(judged.timeMs).toISOString();
    reporter.report("timestamp.attested", "ok", subject, { size, time, authority: judged.authorityName });
    if (judged.revocation === "unknown") reporter.report("timestamp.revocation", "note", subject);
  }
  if (attested.length > 0) reporter.count("timestamp.token", attested.length);
  const path = registerPaths.timestampsFolder;
  if (unjudgedTokens > 0) reporter.report("timestamp.token", "not-checked", path, { count: unjudgedTokens });
}

/** The signed checkpoint that lies beside the tokens of a size; what is wrong with it is reported. */
export async function openAttested(
  verification: Verification,
  size: number,
): Promise<{ readonly opened: OpenedCheckpoint; readonly note: Uint8Array } | undefined> {
  const { reporter } = verification;
  const path = registerPaths.timestampCheckpoint(size);
  const note = await readFile(verification, path, noteSizeBytesMax);
  if (note === "absent") reporter.report("timestamp.checkpoint", "absent", path);
  if (typeof note === "string") return undefined;
  const found = await openFound(verification, path, note, "history.signature");
  if (found === undefined) return undefined;
  if (found.opened.size === size) return { opened: found.opened, note };
  const facts = { problem: "name", expected: size, found: found.opened.size };
  reporter.report("history.signature", "failed", path, facts);
  return undefined;
}

/**
 * What is good of the tokens on a note; what is not is reported, and what nobody can judge is counted.
 * Whether the note agrees with the log is for the caller to settle.
 */
export async function judgeTokens(
  verification: Verification,
  { size, note }: { readonly size: number; readonly note: Uint8Array },
  authorityIds: readonly string[],
): Promise<Attestation[]> {
  const { crypto, reporter } = verification;
  const imprint = checkpointImprint(crypto, note);
  const found: Attestation[] = [];
  for (const authorityId of authorityIds) {
    const subject = registerPaths.timestamp(size, authorityId, "tsr");
    const answer = await readFile(verification, subject, timestampAnswerSizeBytesMax);
    if (typeof answer === "string") continue;
    try {
      const beside = await filesBeside(verification, size, authorityId);
      const judged = await judgeToken(verification, answer, { imprint, ...beside });
      if (judged === undefined) verification.unjudgedTokens += 1;
      else found.push({ authorityId, size, subject, judged });
    } catch (cause) {
      if (cause instanceof ScelleError && cause.code === "crypto.unsupported") {
        reporter.report("timestamp.unsupported", "not-checked", subject, cause.facts);
      } else reporter.report("timestamp.token", "failed", subject, problemOf(cause));
    }
  }
  return found;
}

async function checkAttestedSize(
  verification: Verification,
  size: number,
  authorityIds: readonly string[],
): Promise<void> {
  const found = await openAttested(verification, size);
  if (found === undefined) return;
  const { opened, note } = found;
  const path = registerPaths.timestampCheckpoint(size);
  await claimHistory(verification, { path, opened });
  const attestations = await judgeTokens(verification, { size, note }, authorityIds);
  const settle = (verdict: string): void => {
    if (verdict === "agrees") verification.attested.push(...attestations);
  };
  verification.rootClaims.add({ size, root: opened.root, subject: path, isSigned: true, settle });
}

/** @returns undefined for a token that is sound and whose authority nobody named from outside */
async function judgeToken(
  { crypto, options }: Verification,
  answer: Uint8Array,
  expected: TimestampExpectation,
): Promise<JudgedTimestamp | undefined> {
  const trusted = options.timestampAuthorities;
  try {
    if (trusted !== undefined) return await judgeTimestamp(crypto, answer, { ...expected, trusted });
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "timestamp.untrusted") throw cause;
  }
  await judgeTimestamp(crypto, answer, expected);
  return undefined;
}

/** Certificates and lists of what was revoked, as they lie beside a token. */
async function filesBeside(verification: Verification, size: number, authorityId: string) {
  const chain = await pemText(verification, size, authorityId, "chain.pem");
  const lists = await pemText(verification, size, authorityId, "crl.pem");
  return {
    certificates: parsePem("CERTIFICATE", chain).map((bytes) => parseCertificate(bytes)),
    revocationLists: parsePem("X509 CRL", lists).map((bytes) => parseRevocationList(bytes)),
  };
}

async function pemText(verification: Verification, size: number, authorityId: string, part: TimestampPart) {
  const bytes = await readFile(
    verification,
    registerPaths.timestamp(size, authorityId, part),
    pemSizeBytesMax,
  );
  return typeof bytes === "string" ? "" : parseUtf8(bytes, "text armour");
}
