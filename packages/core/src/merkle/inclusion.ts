// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from "../encoding/bytes.ts";
import { assert } from "../errors.ts";
import { type Hash, type Hasher, hashSizeBytes, nodeHash } from "./hash.ts";
import { type NodeReader, rangeRoot, splitPoint } from "./node-reader.ts";

/**
 * The hashes that lead from the leaf at `index` to the root of the tree of `size` leaves, the leaf's
 * sibling first.
 * @see RFC 6962 §2.1.1
 */
export async function inclusionProof(
  crypto: Hasher,
  readNode: NodeReader,
  index: number,
  size: number,
): Promise<Hash[]> {
  assert(Number.isSafeInteger(index) && index >= 0, "an index is a whole number");
  assert(Number.isSafeInteger(size) && index < size, "an index lies inside its tree");
  const siblings: Promise<Hash>[] = [];
  let first = 0;
  let end = size;
  while (end - first > 1) {
    const middle = first + splitPoint(end - first);
    const isLeft = index < middle;
    siblings.push(
      isLeft ? rangeRoot(crypto, readNode, middle, end) : rangeRoot(crypto, readNode, first, middle),
    );
    if (isLeft) end = middle;
    else first = middle;
  }
  return (await Promise.all(siblings)).reverse();
}

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/**
 * Whether the proof shows that the leaf stands at `index` in the tree of that size and root. Never throws:
 * everything in the claim may come from an adversary.
 * @see RFC 9162 §2.1.3.2
 */
export function verifyInclusion(crypto: Hasher, claim: InclusionClaim): boolean {
  const { index, size, proof } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size) return false;
  if (![claim.leafHash, claim.root, ...proof].every((hash) => hash.length === hashSizeBytes)) return false;
  let node = index;
  let last = size - 1;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1) {
      hash = nodeHash(crypto, sibling, hash);
    } else if (node === last) {
      // The last node of a level without a partner: it moves up unchanged until it is a right child.
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
      hash = nodeHash(crypto, sibling, hash);
    } else {
      hash = nodeHash(crypto, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, claim.root);
}
