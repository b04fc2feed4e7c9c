// SPDX-License-Identifier: Apache-2.0
import {
  type BundleRef,
  edgeRoot,
  equalBytes,
  growTiles,
  type Hash,
  hashCount,
  hashSizeBytes,
  leafHash,
  merkleRoot,
  registerPaths,
  type TileEdge,
  tileWidthMax,
} from "@scelle/core";
import { readFile } from "./read-file.ts";
import type { Verification } from "./verification.ts";

/** The leaves of one bundle, and which of its entries do not have the leaf that the signed tree has. */
export interface SettledLeaves {
  /** Undefined if neither the entries nor the tile can tell all of them. */
  readonly leaves: readonly Hash[] | undefined;
  readonly contradicted: ReadonlySet<number>;
}

interface Found {
  readonly entries: readonly (Uint8Array | undefined)[];
  /** The hashes of the level-0 tile; undefined where it is not there whole. */
  readonly tile: readonly Hash[] | undefined;
}

/**
 * Entries and level-0 tile say the same leaves twice. Where they differ, what is signed above them says which
 * is right: the tile one level up, or the checkpoint's root at the right edge.
 */
export async function settleLeaves(
  verification: Verification,
  ref: BundleRef,
  edge: TileEdge | undefined,
  found: Found,
): Promise<SettledLeaves> {
  const { crypto, reporter } = verification;
  const { tile: ofTile } = found;
  const ofEntries = found.entries.map((entry) => (entry === undefined ? undefined : leafHash(crypto, entry)));
  const tilePath = registerPaths.tile({ level: 0, ...ref });
  const complete = ofEntries.every((leaf) => leaf !== undefined) ? ofEntries : undefined;
  if (ofTile === undefined) return { leaves: complete, contradicted: new Set() };
  const differing = ofTile.flatMap((hash, i) => {
    const leaf = ofEntries[i];
    return leaf === undefined || equalBytes(leaf, hash) ? [] : [i];
  });
  if (differing.length === 0) {
    reporter.count("log.tile");
    return { leaves: ofTile, contradicted: new Set() };
  }
  const merged = ofTile.map((hash, i) => ofEntries[i] ?? hash);
  const judge = await judgeOf(verification, ref, edge);
  if (judge(ofTile)) {
    reporter.count("log.tile");
    return { leaves: ofTile, contradicted: new Set(differing) };
  }
  if (judge(merged)) {
    for (const position of differing) {
      reporter.report("log.tile", "failed", tilePath, { problem: "tile-differs", position });
    }
    return { leaves: merged, contradicted: new Set() };
  }
  reportUndecided(verification, ref, differing);
  return { leaves: merged, contradicted: new Set() };
}

/** Whether leaves lead to what stands above them. */
async function judgeOf(
  verification: Verification,
  { index, width }: BundleRef,
  edge: TileEdge | undefined,
): Promise<(leaves: readonly Hash[]) => boolean> {
  const { crypto, newest, publishedSize } = verification;
  const isLast = index * tileWidthMax + width === publishedSize;
  if (isLast && edge !== undefined && newest !== undefined) {
    return (leaves) => equalBytes(edgeRoot(crypto, growTiles(crypto, edge, leaves).edge), newest.opened.root);
  }
  if (width < tileWidthMax) return () => false;
  const above = Math.floor(index / tileWidthMax);
  const count = Math.min(tileWidthMax, hashCount(publishedSize, 1) - above * tileWidthMax);
  const path = registerPaths.tile({ level: 1, index: above, width: count });
  const bytes = await readFile(verification, path, tileWidthMax * hashSizeBytes);
  if (typeof bytes === "string") return () => false;
  const offset = (index % tileWidthMax) * hashSizeBytes;
  const expected = bytes.subarray(offset, offset + hashSizeBytes);
  return (leaves) => equalBytes(merkleRoot(crypto, leaves), expected);
}

function reportUndecided({ reporter }: Verification, ref: BundleRef, differing: readonly number[]): void {
  const tile = registerPaths.tile({ level: 0, ...ref });
  const bundle = registerPaths.entryBundle(ref);
  for (const position of differing) {
    const index = ref.index * tileWidthMax + position;
    const problem = "tile-or-bundle";
    reporter.report("log.tile", "failed", tile, { problem, index, other: bundle });
    reporter.report("log.bundle", "failed", bundle, { problem, index, other: tile });
  }
}
