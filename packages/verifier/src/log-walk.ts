// SPDX-License-Identifier: Apache-2.0
import {
  appendLeaf,
  type BundleRef,
  concatBytes,
  edgeFrontier,
  emptyEdge,
  entrySizeBytes,
  frontierRoot,
  growTiles,
  type Hash,
  hashCount,
  hashSizeBytes,
  keyPageSizeBytes,
  keyPageSlots,
  registerPaths,
  type TileEdge,
  type TileRef,
  tileWidthMax,
} from "@scelle/core";
import { type FoundBundle, readBundle } from "./entry-bundle.ts";
import type { EntryCheck } from "./entry-check.ts";
import { slotIn, walkEntry } from "./entry-walk.ts";
import { readTileHashes, type SettledLeaves, settleLeaves } from "./leaf-settlement.ts";
import { checkOlderPartials, firstDifference } from "./older-partials.ts";
import { PayloadCursor } from "./payload-cursor.ts";
import { readFile } from "./read-file.ts";
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
  const { publishedSize, options } = verification;
  const payloads = await PayloadCursor.open(verification, publishedSize);
  let edge: TileEdge | undefined = emptyEdge;
  passRoots(verification, edge, []);
  let lost = 0;
  for (let first = 0; first < publishedSize && lost < lostBundlesMax; first += tileWidthMax) {
    const ref = { index: first / tileWidthMax, width: Math.min(tileWidthMax, publishedSize - first) };
    const bundle = await readBundle(verification, ref);
    const settled = await settleLeaves(verification, ref, edge, bundle.entries);
    passRoots(verification, edge, settled.leaves, first + ref.width);
    edge = await growTree(verification, edge, settled.leaves);
    await checkOlderBundles(verification, ref, bundle, settled);
    await walkBundle(verification, checks, { ref, bundle, settled, payloads });
    lost += settled.leaves === undefined ? 1 : 0;
    options.onProgress?.({ stage: "log", done: first + ref.width, total: publishedSize });
  }
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

/** Appends the leaves and compares the upper tiles that they fill with their files. */
async function growTree(
  verification: Verification,
  edge: TileEdge | undefined,
  leaves: readonly Hash[] | undefined,
): Promise<TileEdge | undefined> {
  if (edge === undefined || leaves === undefined) return undefined;
  const grown = growTiles(verification.crypto, edge, leaves);
  const full = grown.tiles.filter(({ ref }) => ref.width === tileWidthMax);
  for (const { ref, bytes } of full) await compareTile(verification, ref, bytes);
  return grown.edge;
}

/** The unfinished tiles of the newest checkpoint. */
async function compareRightEdge(verification: Verification, edge: TileEdge): Promise<void> {
  for (const [level, hashes] of edge.levels.entries()) {
    if (hashes.length === 0) continue;
    const index = Math.floor(hashCount(edge.size, level) / tileWidthMax);
    await compareTile(verification, { level, index, width: hashes.length }, concatBytes(...hashes));
  }
}

/** Level 0 was compared where the leaves were settled; only its older versions are left. */
async function compareTile(verification: Verification, ref: TileRef, bytes: Uint8Array): Promise<void> {
  if (ref.level > 0) await compareNewestTile(verification, ref, bytes);
  const fullPath = registerPaths.tile({ ...ref, width: tileWidthMax });
  const unitSizeBytes = hashSizeBytes;
  await checkOlderPartials(verification, {
    code: "log.tile",
    fullPath,
    width: ref.width,
    bytes,
    unitSizeBytes,
  });
}

async function compareNewestTile(verification: Verification, ref: TileRef, bytes: Uint8Array): Promise<void> {
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
  ref: BundleRef,
  { bytes }: FoundBundle,
  { contradicted }: SettledLeaves,
): Promise<void> {
  if (bytes === undefined || contradicted.size > 0) return;
  const fullPath = registerPaths.entryBundle({ ...ref, width: tileWidthMax });
  const unitSizeBytes = 2 + entrySizeBytes;
  const known = { code: "log.bundle", fullPath, width: ref.width, bytes, unitSizeBytes } as const;
  await checkOlderPartials(verification, known);
}

interface WalkedBundle {
  readonly ref: BundleRef;
  readonly bundle: FoundBundle;
  readonly settled: SettledLeaves;
  readonly payloads: PayloadCursor;
}

async function walkBundle(
  verification: Verification,
  checks: readonly EntryCheck[],
  { ref, bundle, settled, payloads }: WalkedBundle,
): Promise<void> {
  const page = await readKeyPage(verification, ref.index);
  for (let i = 0; i < ref.width; i++) {
    const index = ref.index * tileWidthMax + i;
    const leaf = settled.leaves?.[i];
    if (leaf !== undefined) verification.leafClaims.pass(index, leaf);
    await walkEntry(verification, checks, {
      index,
      path: bundle.path,
      bytes: bundle.entries[i],
      leaf,
      isContradicted: settled.contradicted.has(i),
      stored: await payloads.take(index),
      wrappedKey: page === undefined ? undefined : slotIn(page, index, keyPageSlots),
    });
  }
}

/** A key page has as many slots as a bundle has entries, so that they go together. */
async function readKeyPage(verification: Verification, page: number): Promise<Uint8Array | undefined> {
  const { reporter } = verification;
  const path = registerPaths.keyPage(page);
  const bytes = await readFile(verification, path, keyPageSizeBytes);
  if (bytes === "absent") reporter.report("key.page", "absent", path);
  if (typeof bytes === "string") return undefined;
  if (bytes.length !== keyPageSizeBytes) {
    const facts = { problem: "size", found: bytes.length, expected: keyPageSizeBytes };
    reporter.report("key.page", "failed", path, facts);
    return undefined;
  }
  reporter.count("key.page");
  return bytes;
}
