// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  edgeFrontier,
  emptyEdge,
  emptyFrontier,
  equalBytes,
  type Frontier,
  frontierRoot,
  leafHash,
  loadEdge,
  noteSizeBytesMax,
  openCheckpoint,
  parseEntryBundle,
  parseUtf8,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  type TileEdge,
  type TileRef,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { parsed } from "./damaged.ts";
import type { PublicationKeys } from "./publication-keys.ts";

const tileSizeBytesMax = 256 * 32;
const bundleSizeBytesMax = 256 * (2 + 65_535);

/** What the newest signed checkpoint covers, with the unfinished tiles at its right edge. */
export interface Published {
  readonly size: number;
  readonly edge: TileEdge;
  readonly frontier: Frontier;
  /** Entries of the unfinished bundle: at most 255. */
  readonly tailEntries: readonly Uint8Array[];
  readonly checkpointBytes: Uint8Array;
  readonly checkpointText: string;
  /** When the last checkpoint was kept for good; undefined in a process that kept none yet. */
  readonly historyAtMs: number | undefined;
}

const nothingPublished: Published = {
  size: 0,
  edge: emptyEdge,
  frontier: emptyFrontier,
  tailEntries: [],
  checkpointBytes: new Uint8Array(0),
  checkpointText: "",
  historyAtMs: undefined,
};

/**
 * Reads the checkpoint and the right edge of the tree under it; the root recomputed from the tiles must be
 * the signed one. A folder without checkpoint is a register being founded.
 * @throws ScelleError("log.damaged")
 */
export async function loadPublished(
  disk: Pick<Disk, "read">,
  crypto: Crypto,
  keys: Pick<PublicationKeys, "logKey">,
): Promise<Published> {
  const path = registerPaths.checkpoint;
  const bytes = await disk.read(path, noteSizeBytesMax);
  if (bytes === undefined) return nothingPublished;
  const logKey = parseVerifierKey(crypto, keys.logKey);
  const opened = await openCheckpoint(crypto, bytes, logKey).catch((cause: unknown) => {
    throw new ScelleError("log.damaged", { path, problem: "its signature or form is wrong" }, { cause });
  });
  const edge = await loadEdge(opened.size, (ref) => readTile(disk, ref));
  const frontier = edgeFrontier(crypto, edge);
  if (!equalBytes(frontierRoot(crypto, frontier), opened.root)) {
    throw new ScelleError("log.damaged", { path: "log/tile", problem: "the root is not the signed one" });
  }
  return {
    size: opened.size,
    edge,
    frontier,
    tailEntries: await readTailEntries(disk, crypto, edge),
    checkpointBytes: bytes,
    checkpointText: parseUtf8(bytes, "checkpoint"),
    historyAtMs: undefined,
  };
}

/** @throws ScelleError("log.damaged") where the tile is missing */
async function readTile(disk: Pick<Disk, "read">, ref: TileRef): Promise<Uint8Array> {
  const path = registerPaths.tile(ref);
  const bytes = await disk.read(path, tileSizeBytesMax);
  if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
  return bytes;
}

/** The next publication writes these again: what was read wrong once would stand in the log for good. */
async function readTailEntries(
  disk: Pick<Disk, "read">,
  crypto: Crypto,
  edge: TileEdge,
): Promise<Uint8Array[]> {
  const width = edge.size % 256;
  if (width === 0) return [];
  const path = registerPaths.entryBundle({ index: Math.floor(edge.size / 256), width });
  const bytes = await disk.read(path, bundleSizeBytesMax);
  if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
  const entries = parsed(path, () => parseEntryBundle(bytes, width));
  const leaves = edge.levels[0] ?? [];
  const isOurs = entries.every((entry, i) => equalBytes(leafHash(crypto, entry), leaves[i] ?? entry));
  if (!isOurs) throw new ScelleError("log.damaged", { path, problem: "its entries are not the signed ones" });
  return entries;
}
