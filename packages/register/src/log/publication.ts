// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  type Crypto,
  edgeFrontier,
  emptyKeyPage,
  encodeEntryBundle,
  encodePayloadFile,
  formatCheckpoint,
  frontierRoot,
  growTiles,
  keySlot,
  registerPaths,
  signNote,
  utf8,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import type { PendingRecord } from "./log-record.ts";
import type { PublicationKeys } from "./publication-keys.ts";
import type { Published } from "./published.ts";

const historyIntervalMs = 60_000;

/**
 * Puts committed records in their places, then signs. Every file is a function of the log, so that doing it
 * again after an interruption writes the same bytes; the checkpoint comes last and is the publication.
 */
export async function publish(
  disk: Disk,
  crypto: Crypto,
  keys: PublicationKeys,
  before: Published,
  records: readonly PendingRecord[],
  atMs: number,
): Promise<Published> {
  const grown = growTiles(
    crypto,
    before.edge,
    records.map(({ leaf }) => leaf),
  );
  await allDone([
    disk.replace(
      registerPaths.payloadFile(before.size, records.length),
      encodePayloadFile(records.map(({ stored }) => stored)),
    ),
    writeKeySlots(disk, before.size, records),
    writeTiles(disk, grown.tiles),
  ]);
  const tailEntries = await writeBundles(disk, before, records);
  const frontier = edgeFrontier(crypto, grown.edge);
  const root = frontierRoot(crypto, frontier);
  const text = formatCheckpoint({ origin: keys.origin, size: frontier.size, root });
  await keys.rememberSigned(frontier.size, base64url(root));
  const checkpointText = await signNote(crypto, text, keys.origin, keys.signer);
  const checkpointBytes = utf8(checkpointText);
  const keep = before.historyAtMs === undefined || atMs - before.historyAtMs >= historyIntervalMs;
  if (keep) await disk.replace(registerPaths.history(frontier.size), checkpointBytes);
  await disk.replace(registerPaths.checkpoint, checkpointBytes);
  await removeSupersededPartials(disk, before.size, frontier.size);
  const historyAtMs = keep ? atMs : before.historyAtMs;
  return {
    size: frontier.size,
    edge: grown.edge,
    frontier,
    tailEntries,
    checkpointBytes,
    checkpointText,
    historyAtMs,
  };
}

/** Like Promise.all, but nothing is still being written when it rejects. */
async function allDone(writes: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(writes)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

async function writeKeySlots(
  disk: Disk,
  firstIndex: number,
  records: readonly PendingRecord[],
): Promise<void> {
  const pages = new Map<number, { offsetBytes: number; bytes: Uint8Array }[]>();
  records.forEach(({ wrappedKey }, i) => {
    const { page, offset } = keySlot(firstIndex + i);
    const slots = pages.get(page) ?? [];
    slots.push({ offsetBytes: offset, bytes: wrappedKey });
    pages.set(page, slots);
  });
  for (const [page, slots] of pages) {
    const path = registerPaths.keyPage(page);
    if ((await disk.sizeBytes(path)) === undefined) await disk.replace(path, emptyKeyPage());
    await disk.writeAt(path, slots);
  }
}

async function writeTiles(disk: Disk, tiles: ReturnType<typeof growTiles>["tiles"]): Promise<void> {
  for (const { ref, bytes } of tiles) {
    await disk.replace(registerPaths.tile(ref), bytes);
  }
}

/** @returns the entries of the bundle that stays unfinished */
async function writeBundles(
  disk: Disk,
  before: Published,
  records: readonly PendingRecord[],
): Promise<Uint8Array[]> {
  const entries = [...before.tailEntries, ...records.map(({ entry }) => entry)];
  const firstBundle = Math.floor(before.size / 256);
  for (let i = 0; i * 256 < entries.length; i++) {
    const part = entries.slice(i * 256, (i + 1) * 256);
    const path = registerPaths.entryBundle({ index: firstBundle + i, width: part.length });
    await disk.replace(path, encodeEntryBundle(part));
  }
  return entries.slice(entries.length - (entries.length % 256));
}

/**
 * Partial tiles may go once their full tile exists (tlog-tiles); until then readers of older sizes need
 * them.
 */
async function removeSupersededPartials(disk: Disk, oldSize: number, newSize: number): Promise<void> {
  for (let level = 0, span = 256; span <= newSize; level++, span *= 256) {
    const index = Math.floor(oldSize / span);
    if (newSize < (index + 1) * span) continue;
    await disk.removeFolder(`${registerPaths.tile({ level, index, width: 256 })}.p`);
    if (level === 0) await disk.removeFolder(`${registerPaths.entryBundle({ index, width: 256 })}.p`);
  }
}
