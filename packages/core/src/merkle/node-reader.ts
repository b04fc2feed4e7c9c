// SPDX-License-Identifier: Apache-2.0
import type { Hash, Hasher } from "./hash.ts";
import { joinPeaks } from "./tree.ts";

/** Gives the root of complete subtree number `index` of those that have 2^`level` leaves. */
export type NodeReader = (level: number, index: number) => Promise<Hash>;

/**
 * Root over the leaves from `first` up to, not including, `end`. `first` is a multiple of the largest power
 * of two that fits the range, as in every range of a proof.
 */
export async function rangeRoot(
  crypto: Hasher,
  readNode: NodeReader,
  first: number,
  end: number,
): Promise<Hash> {
  const peaks: Promise<Hash>[] = [];
  for (let at = first; at < end; ) {
    const level = Math.floor(Math.log2(end - at));
    const width = 2 ** level;
    peaks.push(readNode(level, at / width));
    at += width;
  }
  return joinPeaks(crypto, await Promise.all(peaks));
}

/** Where RFC 6962 §2.1 splits a tree: the largest power of two smaller than `size`, which is at least 2. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
