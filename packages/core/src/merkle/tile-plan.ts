// SPDX-License-Identifier: Apache-2.0
import { assert } from "../errors.ts";
import { type BundleRef, type TileRef, tileWidthMax } from "./tile-path.ts";

/**
 * How many hashes a tile level has in a tree of `size` leaves: the number of its full subtrees of 256^level
 * leaves.
 */
export function hashCount(size: number, level: number): number {
  return Math.floor(size / tileWidthMax ** level);
}

/** The last tile of each level, partial or full: what the root can be computed from. */
export function tilesOfSize(size: number): TileRef[] {
  assert(Number.isSafeInteger(size) && size >= 0, "a tree size is a whole number");
  const tiles: TileRef[] = [];
  for (let level = 0; hashCount(size, level) > 0; level++) {
    const count = hashCount(size, level);
    const index = Math.floor((count - 1) / tileWidthMax);
    tiles.push({ level, index, width: count - index * tileWidthMax });
  }
  return tiles;
}

/**
 * The tiles that a tree of `newSize` leaves has and one of `oldSize` had not: full ones, and the new right
 * edge.
 */
export function tilesForGrowth(oldSize: number, newSize: number): TileRef[] {
  assert(Number.isSafeInteger(oldSize) && oldSize >= 0, "a tree size is a whole number");
  assert(Number.isSafeInteger(newSize) && oldSize <= newSize, "a log only grows");
  const tiles: TileRef[] = [];
  for (let level = 0; hashCount(newSize, level) > 0; level++) {
    const count = hashCount(newSize, level);
    const oldCount = hashCount(oldSize, level);
    if (count === oldCount) continue;
    for (let first = oldCount - (oldCount % tileWidthMax); first < count; first += tileWidthMax) {
      tiles.push({ level, index: first / tileWidthMax, width: Math.min(tileWidthMax, count - first) });
    }
  }
  return tiles;
}

/** The entry bundles that a log of `newSize` entries has and one of `oldSize` had not. */
export function bundlesForGrowth(oldSize: number, newSize: number): BundleRef[] {
  return tilesForGrowth(oldSize, newSize)
    .filter(({ level }) => level === 0)
    .map(({ index, width }) => ({ index, width }));
}
