// SPDX-License-Identifier: Apache-2.0
import {
  bundlePaths,
  commitment,
  entrySizeBytesMax,
  equalBytes,
  leafHash,
  noteSizeBytesMax,
  parseEntry,
  parsePayload,
  parseProof,
  payloadSizeBytesMax,
  type RecordPayload,
  verifyInclusion,
} from "@scelle/core";
import type { CheckFacts } from "../outcome.ts";
import { problemOf } from "../read-file.ts";
import { allIndices, type BundleVerification, openIndices } from "./bundle-verification.ts";

const proofSizeBytesMax = 2 * noteSizeBytesMax;
const saltSizeBytes = 32;
/** Entries between two words about progress. */
const progressStep = 64;

/** Every entry, open or closed, is in its exact form and proved to stand in the signed log. */
export async function checkEntries(bundle: BundleVerification): Promise<void> {
  const { reporter, leafClaims, options } = bundle.verification;
  const indices = allIndices(bundle);
  for (const [done, index] of indices.entries()) {
    if (done % progressStep === 0) options.onProgress?.({ stage: "log", done, total: indices.length });
    const problem = await entryProblem(bundle, index);
    if (problem === undefined) reporter.count("bundle.entry");
    else if (problem["problem"] === "gone")
      reporter.report("bundle.entry", "absent", String(problem["path"]));
    else reporter.report("bundle.entry", "failed", `entry ${index}`, { index, ...problem });
    const leaf = bundle.leaves.get(index);
    if (leaf !== undefined) leafClaims.pass(index, leaf);
  }
}

/** What is open opens to what its entry commits to; what is closed is not there. */
export async function checkContents(bundle: BundleVerification): Promise<void> {
  const { reporter, entries: tally } = bundle.verification;
  const open = new Set(openIndices(bundle));
  for (const index of allIndices(bundle)) {
    const subject = `entry ${index}`;
    if (!open.has(index)) {
      const hasContent = [bundlePaths.salt(index), bundlePaths.record(index)].some((path) =>
        bundle.files.sizes.has(path),
      );
      const facts = { index, problem: "open-content" };
      if (hasContent) reporter.report("bundle.content", "failed", subject, facts);
      continue;
    }
    const found = await openContent(bundle, index);
    if (found.record === undefined) {
      tally.altered += 1;
      reporter.report("bundle.content", "failed", subject, { index, ...found.facts });
    } else {
      tally.intact += 1;
      bundle.records.set(index, found.record);
      reporter.count("bundle.content");
    }
  }
}

async function entryProblem(bundle: BundleVerification, index: number): Promise<CheckFacts | undefined> {
  const { verification, checkpointText } = bundle;
  const { crypto, newest } = verification;
  const [entryBytes, proofBytes] = [
    await fileOf(bundle, bundlePaths.entry(index), entrySizeBytesMax),
    await fileOf(bundle, bundlePaths.proof(index), proofSizeBytesMax),
  ];
  if (entryBytes === undefined) return { problem: "gone", path: bundlePaths.entry(index) };
  if (proofBytes === undefined) return { problem: "gone", path: bundlePaths.proof(index) };
  try {
    const entry = parseEntry(entryBytes);
    const leaf = leafHash(crypto, entryBytes);
    const proof = parseProof(proofBytes);
    if (proof.index !== index) return { problem: "other-index", found: proof.index };
    if (newest === undefined || proof.checkpoint !== checkpointText) return { problem: "other-checkpoint" };
    const { size, root } = newest.opened;
    const place = { index, size, leafHash: leaf, proof: proof.hashes, root };
    if (!verifyInclusion(crypto, place)) return { problem: "not-in-tree" };
    bundle.leaves.set(index, leaf);
    bundle.entries.set(index, entry);
    return undefined;
  } catch (cause) {
    return problemOf(cause);
  }
}

type Opened = { readonly record: RecordPayload } | { readonly record?: never; readonly facts: CheckFacts };

async function openContent(bundle: BundleVerification, index: number): Promise<Opened> {
  const { crypto } = bundle.verification;
  const entry = bundle.entries.get(index);
  const salt = await fileOf(bundle, bundlePaths.salt(index), saltSizeBytes);
  const payload = await fileOf(bundle, bundlePaths.record(index), payloadSizeBytesMax);
  if (salt === undefined || payload === undefined) return { facts: { problem: "not-open" } };
  const isCommitted =
    entry !== undefined &&
    salt.length === saltSizeBytes &&
    equalBytes(entry.commit, commitment(crypto, salt, payload));
  if (!isCommitted) return { facts: { problem: "not-committed" } };
  try {
    return { record: parsePayload(payload) };
  } catch (cause) {
    return { facts: problemOf(cause) };
  }
}

/** A small file; one that is longer than such a file can be counts as none. */
async function fileOf(
  { files, known }: BundleVerification,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const size = files.sizes.get(path);
  known.add(path);
  return size === undefined || size > maxBytes ? undefined : await files.read(path);
}
