// SPDX-License-Identifier: Apache-2.0
import { type BundleRef, type Hash, keyPageSizeBytes, registerPaths, tileWidthMax } from "@scelle/core";
import { type FoundBundle, readBundle } from "./entry-bundle.ts";
import type { FolderEntry } from "./folder-reader.ts";
import { listFolder, readFile } from "./read-file.ts";
import { readTileHashes } from "./tile-hashes.ts";
import type { Verification } from "./verification.ts";

/** All files that belong to the entries of one bundle, but for their payloads. */
export interface EntryBundleFiles {
  readonly ref: BundleRef;
  readonly bundle: FoundBundle;
  readonly tile: readonly Hash[] | undefined;
  readonly keyPage: Uint8Array | undefined;
  /** What lies beside the full tile and the full bundle: those of smaller sizes. */
  readonly olderTiles: readonly FolderEntry[];
  readonly olderBundles: readonly FolderEntry[];
}

/** The bundles of the published log in order; while one is checked, the files of the next are being read. */
export async function* readBundlesAhead(verification: Verification): AsyncGenerator<EntryBundleFiles> {
  const { publishedSize } = verification;
  let next = readBundleFiles(verification, 0);
  for (let first = 0; first < publishedSize; first += tileWidthMax) {
    const files = await next;
    next = readBundleFiles(verification, first + tileWidthMax);
    // Whoever stops early never asks for these; whoever goes on gets the failure where it awaits them.
    next.catch(() => undefined);
    if (files !== undefined) yield files;
  }
}

async function readBundleFiles(
  verification: Verification,
  first: number,
): Promise<EntryBundleFiles | undefined> {
  const { publishedSize } = verification;
  if (first >= publishedSize) return undefined;
  const ref = { index: first / tileWidthMax, width: Math.min(tileWidthMax, publishedSize - first) };
  const full = { index: ref.index, width: tileWidthMax };
  const [bundle, tile, keyPage, olderTiles, olderBundles] = await Promise.all([
    readBundle(verification, ref),
    readTileHashes(verification, { level: 0, ...ref }),
    readKeyPage(verification, ref.index),
    listFolder(verification, `${registerPaths.tile({ level: 0, ...full })}.p`),
    listFolder(verification, `${registerPaths.entryBundle(full)}.p`),
  ]);
  return { ref, bundle, tile, keyPage, olderTiles, olderBundles };
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
