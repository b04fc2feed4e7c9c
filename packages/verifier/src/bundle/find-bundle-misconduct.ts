// SPDX-License-Identifier: Apache-2.0
import {
  bundlePaths,
  type Crypto,
  equalBytes,
  type Misconduct,
  noteSizeBytesMax,
  openCheckpoint,
  parseUtf8,
  shownOldRoot,
  type VerifierKey,
  verifyMisconduct,
} from "@scelle/core";
import { orUndefined } from "../find-misconduct.ts";
import { consistencyFrom } from "./bundle-consistency.ts";
import type { BundleFiles } from "./bundle-files.ts";

/**
 * The checkpoint of a bundle and one of `notes` that the same key signed and that cannot both be true, with
 * the proof that the bundle brings. What it gives was verified as a stranger would verify it.
 * @returns undefined where nothing here proves it
 */
export async function findBundleMisconduct(
  files: BundleFiles,
  crypto: Crypto,
  logKey: VerifierKey,
  notes: readonly Uint8Array[],
): Promise<Misconduct | undefined> {
  const sizeBytes = files.sizes.get(bundlePaths.checkpoint);
  if (sizeBytes === undefined || sizeBytes > noteSizeBytesMax) return undefined;
  const own = await files.read(bundlePaths.checkpoint);
  for (const note of notes) {
    const found = await orUndefined(() => between(files, crypto, logKey, own, note));
    const isProved = found !== undefined && (await verifyMisconduct(crypto, found, logKey)) !== undefined;
    if (isProved) return found;
  }
  return undefined;
}

/** @throws ScelleError where the bytes are damaged or not signed by the key */
async function between(
  files: BundleFiles,
  crypto: Crypto,
  logKey: VerifierKey,
  own: Uint8Array,
  note: Uint8Array,
): Promise<Misconduct | undefined> {
  const [kept, newest] = await Promise.all([note, own].map((bytes) => openCheckpoint(crypto, bytes, logKey)));
  if (kept === undefined || newest === undefined || kept.size > newest.size) return undefined;
  const notes = { smaller: parseUtf8(note, "checkpoint"), larger: parseUtf8(own, "checkpoint") };
  if (kept.size === newest.size) return equalBytes(kept.root, newest.root) ? undefined : notes;
  const proof = await consistencyFrom(files, kept.size);
  if (typeof proof === "string") return undefined;
  const sizes = { oldSize: kept.size, newSize: newest.size };
  const root = shownOldRoot(crypto, { ...sizes, oldRoot: kept.root, newRoot: newest.root, proof });
  if (root === undefined || equalBytes(root, kept.root)) return undefined;
  return { ...notes, prefix: { root, proof } };
}
