// SPDX-License-Identifier: Apache-2.0
import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { consistencyProof, verifyConsistency } from "./consistency.ts";
import type { Hash, Hasher } from "./hash.ts";
import { inclusionProof, verifyInclusion } from "./inclusion.ts";
import { encodeEntryBundle, parseEntryBundle, parseTile, tileNodeReader } from "./tile.ts";
import {
  edgeFrontier,
  edgeRoot,
  emptyEdge,
  growTiles,
  loadEdge,
  type Tile,
  type TileEdge,
} from "./tile-edge.ts";
import { entryBundlePath, parseTilePath, type TileRef, tilePath } from "./tile-path.ts";
import { bundlesForGrowth, tilesForGrowth, tilesOfSize } from "./tile-plan.ts";
import { appendLeaf, emptyFrontier, frontierRoot, merkleRoot } from "./tree.ts";

const hasher: Hasher = {
  sha256: (...parts) => new Uint8Array(hash("sha256", concatBytes(...parts), "buffer")),
};
const leaves = Array.from({ length: 70_000 }, (_, index) =>
  hasher.sha256(Uint8Array.of(index >> 16, index >> 8, index)),
);
const nothing = new Uint8Array(0);
const boundaries = [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000];

test("a log of 70,000 entries has the tiles that the specification lists", () => {
  const paths = tilesForGrowth(0, 70_000).map(tilePath);
  expect(paths).toHaveLength(277);
  expect(paths.filter((path) => path.startsWith("tile/0/") && !path.includes(".p/"))).toHaveLength(273);
  const others = ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"];
  expect(paths).toEqual(expect.arrayContaining(others));
  expect(tilesOfSize(70_000).map(tilePath)).toEqual(others.filter((path) => path !== "tile/1/000"));
  expect(tilesOfSize(256).map(tilePath)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
  expect(bundlesForGrowth(69_990, 70_000).map(entryBundlePath)).toEqual(["tile/entries/273.p/112"]);
});

const paths: readonly (readonly [path: string, ref: TileRef])[] = [
  ["tile/0/005", { level: 0, index: 5, width: 256 }],
  ["tile/63/000.p/255", { level: 63, index: 0, width: 255 }],
  ["tile/1/x001/000", { level: 1, index: 1000, width: 256 }],
  ["tile/0/x001/x234/067.p/1", { level: 0, index: 1_234_067, width: 1 }],
  ["tile/0/x010/x000/000", { level: 0, index: 10_000_000, width: 256 }],
];

test.each(paths)("%s names one tile and is its only name", (path, ref) => {
  expect(tilePath(ref)).toBe(path);
  expect(parseTilePath(path)).toEqual({ kind: "tile", ...ref });
});

test("every path is read back as it was written", () => {
  const ref = fc.record({
    level: fc.nat(63),
    index: fc.oneof(fc.nat(2_000_000), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(ref, ({ level, index, width }) => {
      expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ kind: "tile", level, index, width });
      const bundle = parseTilePath(entryBundlePath({ index, width }));
      expect(bundle).toEqual({ kind: "entries", index, width });
    }),
  );
});

const otherPaths = [
  ["", "tile/0/", "tile/0/5", "tile/0/0005", "tile/00/005", "tile/64/000", "tile/-1/000", "tile/a/000"],
  ["tile/0/x000/005", "tile/0/001/005", "tile/0/x001/x005", "tile/0/x001/005/", "/tile/0/005", "tile//005"],
  [
    "tile/0/005.p/0",
    "tile/0/005.p/256",
    "tile/0/005.p/01",
    "tile/0/005.p/",
    "tile/0/005.p/1/",
    "tile/0/005.p",
  ],
  ["tile/0/../005", "tile/0/005\n", "tile/0/005.P/1", "tile/entries/x001/5", "Tile/0/005", "tile/0/٠٠٥"],
  ["tile/0/x999/x999/x999/x999/x999/999", "tile/0/x001/x000/x000/x000/x000/x000/000"],
].flat();

test.each(otherPaths)("%j names no tile", (path) => {
  expect(() => parseTilePath(path)).toThrow("not a path of a tile");
});

test.each(boundaries)(
  "at %i entries root, tiles and edge agree, and the edge is found again",
  async (size) => {
    const { edge, tiles } = growTiles(hasher, emptyEdge, leaves.slice(0, size));
    const stored = new Map(tiles.map(({ ref, bytes }) => [tilePath(ref), bytes]));
    expect(tiles.map(({ ref }) => ref)).toEqual(tilesForGrowth(0, size));
    expect(tilesOfSize(size).every((ref) => stored.has(tilePath(ref)))).toBe(true);
    expect(edgeRoot(hasher, edge)).toEqual(merkleRoot(hasher, leaves.slice(0, size)));
    const loaded = await loadEdge(size, readerOf(stored));
    expect(sameEdge(loaded, edge)).toBe(true);
  },
);

test("an edge continues as a frontier", () => {
  const { edge } = growTiles(hasher, emptyEdge, leaves.slice(0, 65_537));
  let frontier = edgeFrontier(hasher, edge);
  for (const leaf of leaves.slice(65_537, 65_800)) frontier = appendLeaf(hasher, frontier, leaf);
  expect(frontierRoot(hasher, frontier)).toEqual(merkleRoot(hasher, leaves.slice(0, 65_800)));
  expect(frontierRoot(hasher, edgeFrontier(hasher, emptyEdge))).toEqual(frontierRoot(hasher, emptyFrontier));
});

test("planned in one batch or in many, the files are the same", () => {
  const batches = fc.array(fc.oneof(fc.nat(20), fc.nat(700), fc.constantFrom(0, 255, 256, 257)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(fc.property(batches, (sizes) => sameFiles(sizes, growTiles)));
});

test("crossing the second level in batches gives the same files", () => {
  sameFiles([65_000, 535, 1, 1, 4_463], growTiles);
});

type Grow = typeof growTiles;
const planted: Record<string, Grow> = {
  "forgets the tile that a batch fills exactly": (crypto, edge, added) => {
    const { edge: next, tiles } = growTiles(crypto, edge, added);
    const isFilled = next.size % 256 === 0;
    return { edge: next, tiles: isFilled ? tiles.filter(({ ref }) => ref.width < 256) : tiles };
  },
  "starts its level anew with each batch": (crypto, edge, added) => {
    const forgotten = edge.levels.map((hashes, level) =>
      level === 0 ? hashes.map(() => leaves[0] as Hash) : hashes,
    );
    return growTiles(crypto, { ...edge, levels: forgotten }, added);
  },
};

test.each(Object.entries(planted))("a planner that %s is found out", (_bug, grow) => {
  expect(() => sameFiles([255, 1, 300, 100], grow)).toThrow();
});

test("proofs come out of tiles as they do out of leaves", async () => {
  const size = 70_000;
  const stored = new Map(
    growTiles(hasher, emptyEdge, leaves).tiles.map(({ ref, bytes }) => [tilePath(ref), bytes]),
  );
  const readNode = tileNodeReader(hasher, size, readerOf(stored));
  const root = merkleRoot(hasher, leaves);
  for (const index of [0, 1, 255, 256, 65_535, 65_536, 69_888, 69_999]) {
    const proof = await inclusionProof(hasher, readNode, index, size);
    expect(verifyInclusion(hasher, { index, size, leafHash: leaves[index] as Hash, proof, root })).toBe(true);
  }
  for (const oldSize of [1, 255, 256, 257, 65_536, 65_537, 69_999]) {
    const proof = await consistencyProof(hasher, readNode, oldSize, size);
    const oldRoot = merkleRoot(hasher, leaves.slice(0, oldSize));
    expect(verifyConsistency(hasher, { oldSize, newSize: size, oldRoot, newRoot: root, proof })).toBe(true);
  }
});

test("more tiles than are kept at hand are read again, and right", async () => {
  const stored = new Map(
    growTiles(hasher, emptyEdge, leaves).tiles.map(({ ref, bytes }) => [tilePath(ref), bytes]),
  );
  let reads = 0;
  const readNode = tileNodeReader(hasher, 70_000, (ref) => {
    reads++;
    return readerOf(stored)(ref);
  });
  for (let tile = 0; tile < 273; tile++) expect(await readNode(0, tile * 256)).toEqual(leaves[tile * 256]);
  expect(reads).toBe(273);
  expect(await readNode(0, 272 * 256 + 1)).toEqual(leaves[272 * 256 + 1]);
  expect(reads).toBe(273);
  expect(await readNode(0, 1)).toEqual(leaves[1]);
  expect(reads).toBe(274);
});

describe("entry bundles", () => {
  test("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
        expect(parseEntryBundle(encodeEntryBundle(entries), entries.length)).toEqual(entries);
      }),
    );
    const longest = new Uint8Array(65_535).fill(1);
    expect(parseEntryBundle(encodeEntryBundle([longest]), 1)).toEqual([longest]);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow("fits 2 bytes");
  });

  test("with an entry more, an entry less or a byte more are refused", () => {
    const bundle = encodeEntryBundle([Uint8Array.of(1), Uint8Array.of(2, 3)]);
    expect(() => parseEntryBundle(bundle, 1)).toThrow("malformed at byte 3: 4 bytes too many");
    expect(() => parseEntryBundle(bundle, 3)).toThrow("malformed at byte 7: 2 bytes missing");
    expect(() => parseEntryBundle(bundle.subarray(0, 6), 2)).toThrow("malformed at byte 5: 1 bytes missing");
    expect(() => parseTile(new Uint8Array(65), 2)).toThrow("malformed");
    expect(() => parseTile(new Uint8Array(65), 1)).toThrow("33 bytes too many");
  });
});

function readerOf(stored: ReadonlyMap<string, Uint8Array>): (ref: TileRef) => Promise<Uint8Array> {
  return async (ref) => stored.get(tilePath(ref)) ?? Promise.reject(new Error(`no ${tilePath(ref)}`));
}

/** Tiles after the batches against those of one batch: same names, same bytes, nothing in between. */
function sameFiles(sizes: readonly number[], grow: Grow): void {
  let edge: TileEdge = emptyEdge;
  const inMany: Tile[] = [];
  for (const size of sizes) {
    const grown = grow(hasher, edge, leaves.slice(edge.size, edge.size + size));
    edge = grown.edge;
    inMany.push(...grown.tiles);
  }
  const inOne = growTiles(hasher, emptyEdge, leaves.slice(0, edge.size));
  const byPath = new Map(inMany.map(({ ref, bytes }) => [tilePath(ref), bytes]));
  const others = inOne.tiles.filter(
    ({ ref, bytes }) => !equalBytes(byPath.get(tilePath(ref)) ?? nothing, bytes),
  );
  expect(others.map(({ ref }) => tilePath(ref))).toEqual([]);
  const full = (tiles: readonly Tile[]): string[] =>
    tiles.filter(({ ref }) => ref.width === 256).map(({ ref }) => tilePath(ref));
  expect(full(inMany).sort()).toEqual(full(inOne.tiles).sort());
  expect(sameEdge(edge, inOne.edge)).toBe(true);
}

function sameEdge(a: TileEdge, b: TileEdge): boolean {
  const bytesOf = (edge: TileEdge): string =>
    edge.levels.map((hashes) => Buffer.concat(hashes).toString("hex")).join("|");
  return a.size === b.size && a.levels.length === b.levels.length && bytesOf(a) === bytesOf(b);
}
