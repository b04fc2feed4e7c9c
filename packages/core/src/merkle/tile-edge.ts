// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "../encoding/bytes.ts";
import { assert } from "../errors.ts";
import { type Hash, type Hasher, hashSizeBytes } from "./hash.ts";
import { parseTile } from "./tile.ts";
import { type TileRef, tileWidthMax } from "./tile-path.ts";
import { hashCount, tilesForGrowth, tilesOfSize } from "./tile-plan.ts";
import { type Frontier, frontierRoot, merkleRoot } from "./tree.ts";

/** The right edge of a tree: for each tile level the hashes of its unfinished tile, 0 to 255 of them. */
export interface TileEdge {
  readonly size: number;
  readonly levels: readonly (readonly Hash[])[];
}

export const emptyEdge: TileEdge = { size: 0, levels: [] };

export interface Tile {
  readonly ref: TileRef;
  readonly bytes: Uint8Array;
}

/**
 * Appends leaves. Gives the new edge and the tiles of {@link tilesForGrowth} with their bytes: those
 * completed on the way, and the partial ones at the end.
 */
export function growTiles(
  crypto: Hasher,
  edge: TileEdge,
  leafHashes: readonly Hash[],
): { edge: TileEdge; tiles: Tile[] } {
  const size = edge.size + leafHashes.length;
  const refs = tilesForGrowth(edge.size, size);
  const tiles: Tile[] = [];
  const levels: Hash[][] = [];
  let arriving: readonly Hash[] = leafHashes;
  for (let level = 0; level < edge.levels.length || arriving.length > 0; level++) {
    const hashes = [...(edge.levels[level] ?? []), ...arriving];
    const completed: Hash[] = [];
    let first = 0;
    for (const ref of refs.filter((candidate) => candidate.level === level)) {
      const tileHashes = hashes.slice(first, first + ref.width);
      assert(tileHashes.length === ref.width, "the plan of tiles matches the hashes at hand");
      tiles.push({ ref, bytes: concatBytes(...tileHashes) });
      if (ref.width < tileWidthMax) break;
      completed.push(merkleRoot(crypto, tileHashes));
      first += tileWidthMax;
    }
    levels.push(hashes.slice(first));
    arriving = completed;
  }
  assertShape(size, levels);
  return { edge: { size, levels }, tiles };
}

/** Root of the tree that ends in this edge. */
export function edgeRoot(crypto: Hasher, edge: TileEdge): Hash {
  return frontierRoot(crypto, edgeFrontier(crypto, edge));
}

export function edgeFrontier(crypto: Hasher, edge: TileEdge): Frontier {
  const peaks: Hash[] = [];
  for (const hashes of [...edge.levels].reverse()) {
    let first = 0;
    for (let width = tileWidthMax / 2; width >= 1; width /= 2) {
      if ((hashes.length & width) === 0) continue;
      peaks.push(merkleRoot(crypto, hashes.slice(first, first + width)));
      first += width;
    }
  }
  return { size: edge.size, peaks };
}

/**
 * The edge of a stored tree. It proves nothing yet: compare {@link edgeRoot} with a checkpoint.
 * @param readTile gives exactly the bytes of a partial tile; where only the full tile is left, its first
 * hashes
 */
export async function loadEdge(
  size: number,
  readTile: (ref: TileRef) => Promise<Uint8Array>,
): Promise<TileEdge> {
  const levels = await Promise.all(
    tilesOfSize(size).map(async (ref) =>
      ref.width === tileWidthMax ? [] : parseTile(await readTile(ref), ref.width),
    ),
  );
  return { size, levels };
}

function assertShape(size: number, levels: readonly (readonly Hash[])[]): void {
  levels.forEach((hashes, level) => {
    assert(
      hashes.length === hashCount(size, level) % tileWidthMax,
      "the edge has the hashes that its size says",
    );
    assert(
      hashes.every((hash) => hash.length === hashSizeBytes),
      "every hash of the edge has 32 bytes",
    );
  });
}
