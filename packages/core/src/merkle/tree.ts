// SPDX-License-Identifier: Apache-2.0
import { emptyRoot, type Hash, type Hasher, nodeHash } from "./hash.ts";

/**
 * All that is needed to append to a tree and to know its root: the roots of its complete subtrees, one for
 * each bit of `size` that is set, the largest first.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The frontier after one more leaf. */
export function appendLeaf(crypto: Hasher, frontier: Frontier, leaf: Hash): Frontier {
  return appendLeaves(crypto, frontier, [leaf]);
}

/** The frontier after more leaves. */
export function appendLeaves(crypto: Hasher, frontier: Frontier, leaves: readonly Hash[]): Frontier {
  const peaks = [...frontier.peaks];
  let { size } = frontier;
  for (const leaf of leaves) {
    let last = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = peaks.pop();
      if (left !== undefined) last = nodeHash(crypto, left, last);
    }
    peaks.push(last);
    size++;
  }
  return { size, peaks };
}

export function frontierRoot(crypto: Hasher, frontier: Frontier): Hash {
  return joinPeaks(crypto, frontier.peaks);
}

/**
 * Root of a tree from all of its leaf hashes. Pairing level by level, a lone last hash moving up as it is,
 * gives the tree that RFC 6962 §2.1 defines by splitting at the largest power of two.
 */
export function merkleRoot(crypto: Hasher, leafHashes: readonly Hash[]): Hash {
  let level = leafHashes;
  while (level.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as Hash;
      const right = level[i + 1];
      above.push(right === undefined ? left : nodeHash(crypto, left, right));
    }
    level = above;
  }
  return level[0] ?? emptyRoot(crypto);
}

/** Root over complete subtrees that stand side by side, each smaller than the one before. */
export function joinPeaks(crypto: Hasher, peaks: readonly Hash[]): Hash {
  let root: Hash | undefined;
  for (let i = peaks.length - 1; i >= 0; i--) {
    const peak = peaks[i] as Hash;
    root = root === undefined ? peak : nodeHash(crypto, peak, root);
  }
  return root ?? emptyRoot(crypto);
}
