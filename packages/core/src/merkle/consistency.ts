// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from "../encoding/bytes.ts";
import { assert } from "../errors.ts";
import { type Hash, type Hasher, hashSizeBytes, nodeHash } from "./hash.ts";
import { type NodeReader, rangeRoot, splitPoint } from "./node-reader.ts";

/**
 * The hashes that show that the tree of `newSize` leaves begins with the tree of `oldSize` leaves. Empty
 * when the sizes are equal, and for an old size of 0, from which there is nothing to prove.
 * @see RFC 6962 §2.1.2
 */
export async function consistencyProof(
  crypto: Hasher,
  readNode: NodeReader,
  oldSize: number,
  newSize: number,
): Promise<Hash[]> {
  assert(Number.isSafeInteger(oldSize) && oldSize >= 0, "a tree size is a whole number");
  assert(Number.isSafeInteger(newSize) && oldSize <= newSize, "a log only grows");
  if (oldSize === 0) return [];
  const hashes: Promise<Hash>[] = [];
  let first = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = first + splitPoint(end - first);
    const isLeft = oldSize <= middle;
    hashes.push(
      isLeft ? rangeRoot(crypto, readNode, middle, end) : rangeRoot(crypto, readNode, first, middle),
    );
    if (isLeft) end = middle;
    else first = middle;
  }
  // Where the old tree is a subtree that begins the log, the verifier has its root already.
  if (first > 0) hashes.push(rangeRoot(crypto, readNode, first, end));
  return (await Promise.all(hashes)).reverse();
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Hash;
  readonly newRoot: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Whether the proof shows that the new tree begins with the old one. An old size of 0 is refused: it would
 * prove nothing. Never throws: everything in the claim may come from an adversary.
 * @see RFC 9162 §2.1.4.2
 */
export function verifyConsistency(crypto: Hasher, claim: ConsistencyClaim): boolean {
  const shown = shownOldRoot(crypto, claim);
  return shown !== undefined && equalBytes(shown, claim.oldRoot);
}

/**
 * The root of the first `oldSize` leaves of the new tree, as the proof shows it; undefined where the proof
 * does not lead to the new root, and so shows nothing. Another root than the claimed one is then proved to be
 * the true one. Of an old size that is a power of two the proof leaves the root out: there a claim that is
 * wrong shows nothing. Never throws.
 * @see RFC 9162 §2.1.4.2
 */
export function shownOldRoot(crypto: Hasher, claim: ConsistencyClaim): Hash | undefined {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize)) return undefined;
  if (oldSize <= 0 || oldSize > newSize) return undefined;
  if (oldSize === newSize) return proof.length === 0 ? newRoot : undefined;
  if (![oldRoot, newRoot, ...proof].every((hash) => hash.length === hashSizeBytes)) return undefined;
  const folded = foldedRoots(crypto, claim);
  return folded !== undefined && equalBytes(folded.newRoot, newRoot) ? folded.oldRoot : undefined;
}

/** The roots of both trees as the proof gives them; undefined where it has a wrong length. */
function foldedRoots(
  crypto: Hasher,
  claim: ConsistencyClaim,
): { readonly oldRoot: Hash; readonly newRoot: Hash } | undefined {
  let node = claim.oldSize - 1;
  let last = claim.newSize - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // node 0: the old tree is one complete subtree, and its root is the first hash of the path.
  const [start, ...path] = node === 0 ? [claim.oldRoot, ...claim.proof] : claim.proof;
  if (start === undefined) return undefined;
  let oldHash = start;
  let newHash = start;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(crypto, sibling, oldHash);
      newHash = nodeHash(crypto, sibling, newHash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newHash = nodeHash(crypto, newHash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? { oldRoot: oldHash, newRoot: newHash } : undefined;
}
