// SPDX-License-Identifier: Apache-2.0
import { ByteReader } from "../encoding/byte-reader.ts";
import { ByteWriter } from "../encoding/byte-writer.ts";
import { assert } from "../errors.ts";
import { entrySizeBytesMax } from "../limits.ts";
import { type Hash, type Hasher, hashSizeBytes } from "./hash.ts";
import type { NodeReader } from "./node-reader.ts";
import { type TileRef, tileWidthMax } from "./tile-path.ts";
import { hashCount } from "./tile-plan.ts";
import { merkleRoot } from "./tree.ts";

/** Levels of the binary tree in one level of tiles. */
const tileHeight = 8;
/** 8 KiB each: enough for every proof path of one record to share its upper tiles. */
const tilesCachedMax = 256;

/**
 * The hashes of a tile, not copied.
 * @throws ScelleError `format.malformed` unless there are exactly `width`
 */
export function parseTile(bytes: Uint8Array, width: number): Hash[] {
  const reader = new ByteReader(bytes, "tile");
  const hashes = Array.from({ length: width }, () => reader.take(hashSizeBytes));
  reader.assertEnd();
  return hashes;
}

/** Reads the nodes of a tree of `size` leaves out of its tiles, keeping a few tiles at hand. */
export function tileNodeReader(
  crypto: Hasher,
  size: number,
  readTile: (ref: TileRef) => Promise<Uint8Array>,
): NodeReader {
  const cache = new Map<string, Promise<Hash[]>>();
  function tileAt(ref: TileRef): Promise<Hash[]> {
    const key = `${ref.level}/${ref.index}`;
    const tile = cache.get(key) ?? readTile(ref).then((bytes) => parseTile(bytes, ref.width));
    cache.delete(key);
    cache.set(key, tile);
    const oldest = cache.keys().next();
    if (cache.size > tilesCachedMax && oldest.done !== true) cache.delete(oldest.value);
    return tile;
  }
  return async (level, index) => {
    assert((index + 1) * 2 ** level <= size, "a node read lies inside its tree");
    const tileLevel = Math.floor(level / tileHeight);
    const width = 2 ** (level % tileHeight);
    const tileIndex = Math.floor((index * width) / tileWidthMax);
    const first = (index * width) % tileWidthMax;
    const widthAtHand = Math.min(tileWidthMax, hashCount(size, tileLevel) - tileIndex * tileWidthMax);
    const hashes = await tileAt({ level: tileLevel, index: tileIndex, width: widthAtHand });
    return merkleRoot(crypto, hashes.slice(first, first + width));
  };
}

/** Entries side by side, each after its length in 2 bytes. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  assert(entries.length <= tileWidthMax, "a bundle has at most 256 entries");
  const writer = new ByteWriter(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  for (const entry of entries) {
    assert(entry.length <= entrySizeBytesMax, "an entry's length fits 2 bytes");
    writer.u16(entry.length);
    writer.bytes(entry);
  }
  return writer.whole();
}

/**
 * The entries of a bundle, not copied.
 * @throws ScelleError `format.malformed` unless there are exactly `count`
 */
export function parseEntryBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const reader = new ByteReader(bytes, "entry bundle");
  const entries = Array.from({ length: count }, () => reader.take(reader.u16()));
  reader.assertEnd();
  return entries;
}
