// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  consistencyProof,
  equalBytes,
  hashSizeBytes,
  type Misconduct,
  noteSizeBytesMax,
  type OpenedCheckpoint,
  openCheckpoint,
  parseUtf8,
  rangeRoot,
  registerPaths,
  ScelleError,
  type TileRef,
  tileNodeReader,
  tileWidthMax,
  type VerifierKey,
  verifyMisconduct,
} from "@scelle/core";
import type { FolderReader } from "./folder-reader.ts";

interface Signed {
  readonly checkpoint: OpenedCheckpoint;
  readonly note: string;
}

/**
 * Two checkpoints that the log key signed and that cannot both be true, with the proof of it: one of `notes`
 * against another, or against the log in a folder. What it gives was verified as a stranger would verify it.
 * @param notes signed checkpoints from outside; what this log did not sign is passed over
 * @returns undefined where nothing here proves it
 */
export async function findMisconduct(
  folder: FolderReader,
  crypto: Crypto,
  logKey: VerifierKey,
  notes: readonly Uint8Array[],
): Promise<Misconduct | undefined> {
  const own = await folder.read(registerPaths.checkpoint, noteSizeBytesMax);
  const signed: Signed[] = [];
  for (const bytes of own === undefined ? notes : [own, ...notes]) {
    const checkpoint = await orUndefined(() => openCheckpoint(crypto, bytes, logKey));
    if (checkpoint !== undefined) signed.push({ checkpoint, note: parseUtf8(bytes, "checkpoint") });
  }
  for (const [at, one] of signed.entries()) {
    const rival = signed.slice(at + 1).find(({ checkpoint: { size, root } }) => {
      return size === one.checkpoint.size && !equalBytes(root, one.checkpoint.root);
    });
    if (rival !== undefined) return { smaller: one.note, larger: rival.note };
  }
  const [newest, ...others] = signed;
  if (own === undefined || newest === undefined) return undefined;
  for (const other of others) {
    const found = await orUndefined(() => againstLog(folder, crypto, newest, other));
    const isProved = found !== undefined && (await verifyMisconduct(crypto, found, logKey)) !== undefined;
    if (isProved) return found;
  }
  return undefined;
}

/** A partial tile that is gone is the beginning of the full one. */
export async function readTile(folder: FolderReader, ref: TileRef): Promise<Uint8Array> {
  const sizeBytesMax = tileWidthMax * hashSizeBytes;
  const path = registerPaths.tile(ref);
  const bytes =
    (await folder.read(path, sizeBytesMax)) ??
    (await folder.read(registerPaths.tile({ ...ref, width: tileWidthMax }), sizeBytesMax));
  if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
  return bytes.subarray(0, ref.width * hashSizeBytes);
}

/** Bytes that are damaged or foreign prove nothing. */
export async function orUndefined<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (cause) {
    if (cause instanceof ScelleError) return undefined;
    throw cause;
  }
}

/** The log in the folder has another root at the size that somebody holds a signed checkpoint of. */
async function againstLog(
  folder: FolderReader,
  crypto: Crypto,
  newest: Signed,
  other: Signed,
): Promise<Misconduct | undefined> {
  const { size: newSize } = newest.checkpoint;
  const { size, root } = other.checkpoint;
  if (size === 0 || size >= newSize) return undefined;
  const readNode = tileNodeReader(crypto, newSize, (ref) => readTile(folder, ref));
  const found = await rangeRoot(crypto, readNode, 0, size);
  if (equalBytes(found, root)) return undefined;
  const proof = await consistencyProof(crypto, readNode, size, newSize);
  return { smaller: other.note, larger: newest.note, prefix: { root: found, proof } };
}
