// SPDX-License-Identifier: Apache-2.0
import {
  base64,
  type Crypto,
  equalBytes,
  type Hash,
  noteSizeBytesMax,
  openCheckpoint,
  parseBase64url,
  parseHistoryName,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  verifiedSignatures,
} from "@scelle/core";
import type { Disk } from "./disk/disk.ts";
import type { LastSigned } from "./keys/key-ring.ts";
import type { Log } from "./log/log.ts";
import type { RecordStore } from "./log/record-store.ts";

/** That a log had this many entries, as something outside its present end shows. */
export interface KnownSize {
  /** What shows it: the name of an anchor, a path, the note of what was signed last. */
  readonly name: string;
  readonly size: number;
  /** Root of so many entries; a receipt tells none. */
  readonly root?: Hash | undefined;
  /** Leaf hash of the last of them, which a receipt tells. */
  readonly leafHash?: Hash | undefined;
  /** What the log key signed, 64 bytes over the text of the checkpoint of this size; it is checked. */
  readonly signature?: Uint8Array | undefined;
  /** Whether it rests on paper, or on the word of whoever gives it: the log signed nothing of it. */
  readonly isUnsigned?: boolean;
}

/** A checkpoint that the log key signed. @throws ScelleError as `openCheckpoint` */
export async function knownByCheckpoint(
  crypto: Crypto,
  logKey: string,
  name: string,
  note: Uint8Array,
): Promise<KnownSize> {
  const key = parseVerifierKey(crypto, logKey);
  const { size, root, extensions, note: opened } = await openCheckpoint(crypto, note, key);
  const [own] = await verifiedSignatures(crypto, opened, [key]);
  // With lines that we do not write it is no checkpoint of ours, and its signature is over another text.
  const signature = extensions.length === 0 ? own?.signature.signature : undefined;
  return { name, size, root, signature };
}

export function knownByNote(last: LastSigned | undefined, path: string): KnownSize[] {
  if (last === undefined) return [];
  const root = last.root === undefined ? undefined : parseBase64url(last.root, "root last signed", 32);
  return [{ name: path, size: last.size, root }];
}

/**
 * The largest checkpoint kept in `log/history` that goes beyond what is here: a folder put together from
 * copies of different age shows itself by it.
 */
export async function knownByHistory(
  disk: Pick<Disk, "list" | "read">,
  crypto: Crypto,
  logKey: string,
  size: number,
): Promise<KnownSize[]> {
  const names = await disk.list(registerPaths.historyFolder);
  const beyond = names.flatMap((name) => parseHistoryName(name) ?? []).filter((kept) => kept > size);
  for (const kept of beyond.sort((a, b) => b - a)) {
    const path = registerPaths.history(kept);
    const bytes = await disk.read(path, noteSizeBytesMax);
    try {
      if (bytes !== undefined) return [await knownByCheckpoint(crypto, logKey, path, bytes)];
    } catch (cause) {
      // Not signed by this log: it shows nothing, and verify names it.
      if (!(cause instanceof ScelleError)) throw cause;
    }
  }
  return [];
}

/** What says most; among several of one size, the one that carries a signature, then the one with a root. */
export function largestKnown(known: readonly KnownSize[]): KnownSize | undefined {
  const worth = ({ signature, root }: KnownSize) => (signature === undefined ? 0 : 2) + (root ? 1 : 0);
  return [...known].sort((a, b) => b.size - a.size || worth(b) - worth(a))[0];
}

/**
 * A digit too many in a size that is typed would close a sound register for good, so it counts beyond what is
 * here and beyond what was signed only where somebody says so a second time.
 * @throws ScelleError("succession.unsigned-anchor")
 */
export function assertSigned(known: readonly KnownSize[], here: number): void {
  const signed = Math.max(here, ...known.map(({ size, isUnsigned }) => (isUnsigned ? 0 : size)));
  const typed = known.find(({ size, isUnsigned }) => isUnsigned && size > signed);
  if (typed === undefined) return;
  throw new ScelleError("succession.unsigned-anchor", { anchor: typed.name, size: typed.size, here });
}

/**
 * Nobody goes on, and nobody founds a successor, on a log that something from outside contradicts: that is
 * two histories under one key, and for persons to look into.
 * @throws ScelleError("succession.anchor-differs")
 */
export async function assertKnownAgrees(
  folder: string,
  log: Log,
  store: RecordStore,
  known: readonly KnownSize[],
): Promise<void> {
  const told = new Map<number, string>();
  for (const { name, size, root, leafHash } of known) {
    const differs = new ScelleError("succession.anchor-differs", { anchor: name, size, folder });
    if (root !== undefined) {
      const other = told.get(size);
      if (other !== undefined && other !== base64(root)) throw differs;
      told.set(size, base64(root));
    }
    if (size > log.size) continue;
    if (root !== undefined && !equalBytes(await log.rootAt(size), root)) throw differs;
    if (leafHash !== undefined && !equalBytes(store.leaf(size - 1), leafHash)) throw differs;
  }
}
