// SPDX-License-Identifier: Apache-2.0
import {
  appendLeaf,
  concatBytes,
  edgeFrontier,
  emptyEdge,
  entrySizeBytes,
  frontierRoot,
  growTiles,
  type Hash,
  hashCount,
  hashSizeBytes,
  keyPageSlots,
  registerPaths,
  type Tile,
  type TileEdge,
  tileWidthMax,
} from "@scelle/core";
import { type EntryBundleFiles, readBundlesAhead } from "./entry-bundle-files.ts";
import type { EntryCheck } from "./entry-check.ts";
import { slotIn, walkEntry } from "./entry-walk.ts";
import type { FolderEntry } from "./folder-reader.ts";
import { type SettledLeaves, settleLeaves } from "./leaf-settlement.ts";
import { checkOlderPartials, firstDifference } from "./older-partials.ts";
import { PayloadCursor } from "./payload-cursor.ts";
import { listFolder } from "./read-file.ts";
import { readTileHashes } from "./tile-hashes.ts";
import type { Verification } from "./verification.ts";

/**
 * Bundles missing together with their tiles before the rest of the log is given up: the size may be a lie.
 */
const lostBundlesMax = 1_000;

/**
 * Goes once over the published log, bundle by bundle: entries, tiles of every level, payloads and keys side
 * by side. Memory is that of one bundle and of the tree's right edge.
 * @returns the edge after the last entry; undefined where damage makes it unknowable
 */
export async function walkPublished(
  verification: Verification,
  checks: readonly EntryCheck[],
): Promise<TileEdge | undefined> {
  const { publishedSize, options, entries } = verification;
  const payloads = await PayloadCursor.open(verification, publishedSize);
  let edge: TileEdge | undefined = emptyEdge;
  passRoots(verification, edge, []);
  let lost = 0;
  let done = 0;
  for await (const files of readBundlesAhead(verification)) {
    const { ref, bundle, tile } = files;
    const settled = await settleLeaves(verification, ref, edge, { entries: bundle.entries, tile });
    done += ref.width;
    passRoots(verification, edge, settled.leaves, done);
    const tiles = { olderTiles: files.olderTiles, leaves: settled.leaves };
    edge = await growTree(verification, edge, tiles);
    await checkOlderBundles(verification, files, settled);
    await walkBundle(verification, checks, { files, settled, payloads });
    options.onProgress?.({ stage: "log", done, total: publishedSize });
    lost += settled.leaves === undefined ? 1 : 0;
    if (lost === lostBundlesMax) break;
  }
  entries.missing += publishedSize - done;
  await payloads.end();
  if (edge !== undefined) await compareRightEdge(verification, edge);
  return edge;
}

/**
 * Gives the roots at the sizes that somebody claims among those that the leaves lead through.
 * @param end the size after the leaves
 */
export function passRoots(
  { crypto, rootClaims }: Verification,
  edge: TileEdge | undefined,
  leaves: readonly Hash[] | undefined,
  end = edge?.size ?? 0,
): void {
  const isKnown = edge !== undefined && leaves !== undefined;
  let frontier = isKnown && (rootClaims.nextSize ?? Infinity) <= end ? edgeFrontier(crypto, edge) : undefined;
  for (let size = rootClaims.nextSize; size !== undefined && size <= end; size = rootClaims.nextSize) {
    while (frontier !== undefined && frontier.size < size) {
      const leaf: Hash | undefined = leaves?.[frontier.size - (edge?.size ?? 0)];
      frontier = leaf === undefined ? undefined : appendLeaf(crypto, frontier, leaf);
    }
    rootClaims.pass(size, frontier === undefined ? undefined : frontierRoot(crypto, frontier));
  }
}

interface Growth {
  readonly leaves: readonly Hash[] | undefined;
  readonly olderTiles: readonly FolderEntry[];
}

/** Appends the leaves and compares the upper tiles that they fill with their files. */
async function growTree(
  verification: Verification,
  edge: TileEdge | undefined,
  { leaves, olderTiles }: Growth,
): Promise<TileEdge | undefined> {
  if (edge === undefined || leaves === undefined) return undefined;
  const grown = growTiles(verification.crypto, edge, leaves);
  // Level 0 was compared where the leaves were settled; only its older versions are left.
  const last = grown.tiles.find(({ ref }) => ref.level === 0);
  if (last !== undefined) await compareOlderTiles(verification, last, olderTiles);
  const full = grown.tiles.filter(({ ref }) => ref.level > 0 && ref.width === tileWidthMax);
  for (const tile of full) await compareTile(verification, tile);
  return grown.edge;
}

/** The unfinished upper tiles of the newest checkpoint. */
async function compareRightEdge(verification: Verification, edge: TileEdge): Promise<void> {
  for (const [level, hashes] of edge.levels.entries()) {
    if (level === 0 || hashes.length === 0) continue;
    const index = Math.floor(hashCount(edge.size, level) / tileWidthMax);
    const ref = { level, index, width: hashes.length };
    await compareTile(verification, { ref, bytes: concatBytes(...hashes) });
  }
}

async function compareTile(verification: Verification, tile: Tile): Promise<void> {
  await compareNewestTile(verification, tile);
  const fullPath = registerPaths.tile({ ...tile.ref, width: tileWidthMax });
  await compareOlderTiles(verification, tile, await listFolder(verification, `${fullPath}.p`));
}

async function compareOlderTiles(
  verification: Verification,
  { ref, bytes }: Tile,
  older: readonly FolderEntry[],
): Promise<void> {
  const fullPath = registerPaths.tile({ ...ref, width: tileWidthMax });
  const known = {
    code: "log.tile",
    fullPath,
    width: ref.width,
    bytes,
    unitSizeBytes: hashSizeBytes,
  } as const;
  await checkOlderPartials(verification, known, older);
}

async function compareNewestTile(verification: Verification, { ref, bytes }: Tile): Promise<void> {
  const hashes = await readTileHashes(verification, ref);
  if (hashes === undefined) return;
  const at = firstDifference(concatBytes(...hashes), bytes);
  if (at === -1) {
    verification.reporter.count("log.tile");
    return;
  }
  const facts = { problem: "tile-differs", position: Math.floor(at / hashSizeBytes) };
  verification.reporter.report("log.tile", "failed", registerPaths.tile(ref), facts);
}

/**
 * Older bundles are compared with the newest, which the leaves vouch for; a damaged newest cannot judge them.
 */
async function checkOlderBundles(
  verification: Verification,
  { ref, bundle, olderBundles }: EntryBundleFiles,
  { contradicted }: SettledLeaves,
): Promise<void> {
  const { bytes } = bundle;
  if (bytes === undefined || contradicted.size > 0) return;
  const fullPath = registerPaths.entryBundle({ ...ref, width: tileWidthMax });
  const unitSizeBytes = 2 + entrySizeBytes;
  const known = { code: "log.bundle", fullPath, width: ref.width, bytes, unitSizeBytes } as const;
  await checkOlderPartials(verification, known, olderBundles);
}

interface WalkedBundle {
  readonly files: EntryBundleFiles;
  readonly settled: SettledLeaves;
  readonly payloads: PayloadCursor;
}

async function walkBundle(
  verification: Verification,
  checks: readonly EntryCheck[],
  { files, settled, payloads }: WalkedBundle,
): Promise<void> {
  const { ref, bundle, keyPage } = files;
  for (let i = 0; i < ref.width; i++) {
    const index = ref.index * tileWidthMax + i;
    const leaf = settled.leaves?.[i];
    if (leaf !== undefined) verification.leafClaims.pass(index, leaf);
    const pending = walkEntry(verification, checks, {
      index,
      path: bundle.path,
      bytes: bundle.entries[i],
      leaf,
      isContradicted: settled.contradicted.has(i),
      stored: payloads.takeAtHand(index) ?? (await payloads.take(index)),
      wrappedKey: keyPage === undefined ? undefined : slotIn(keyPage, index, keyPageSlots),
    });
    if (pending !== undefined) await pending;
  }
}
