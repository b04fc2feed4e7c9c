// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  type Crypto,
  concatBytes,
  edgeFrontier,
  emptyKeyPage,
  encodeEntryBundle,
  encodePayloadFile,
  formatCheckpoint,
  frontierRoot,
  growTiles,
  keyPageSlots,
  keySlot,
  registerPaths,
  signNote,
  tileWidthMax,
  utf8,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import type { PendingRecord } from "./log-record.ts";
import type { PublicationKeys } from "./publication-keys.ts";
import type { Published } from "./published.ts";

const historyIntervalMs = 60_000;

/**
 * Files written side by side, each with its own syncs. One of Node's four threads for the disk stays free for
 * the commits that go on meanwhile.
 */
const writesAtOnceMax = 3;

export interface Publication {
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly keys: PublicationKeys;
  readonly before: Published;
  readonly records: readonly PendingRecord[];
  readonly atMs: number;
  /** Told of the checkpoint before it takes the place of the last one. */
  onSigned(checkpointBytes: Uint8Array): void;
}

/**
 * Puts committed records in their places, then signs. Every file is a function of the log, so that doing it
 * again after an interruption writes the same bytes; the checkpoint comes last and is the publication.
 */
export async function publish(publication: Publication): Promise<Published> {
  const { disk, crypto, keys, before, records, atMs } = publication;
  const grown = growTiles(
    crypto,
    before.edge,
    records.map(({ leaf }) => leaf),
  );
  const entries = [...before.tailEntries, ...records.map(({ entry }) => entry)];
  await allDone([
    () => writePayloads(disk, before.size, records),
    ...keyPageWrites(disk, before.size, records),
    ...grown.tiles.map(
      ({ ref, bytes }) =>
        () =>
          disk.replace(registerPaths.tile(ref), bytes),
    ),
    ...bundleWrites(disk, before.size, entries),
  ]);
  const frontier = edgeFrontier(crypto, grown.edge);
  const root = frontierRoot(crypto, frontier);
  const text = formatCheckpoint({ origin: keys.origin, size: frontier.size, root });
  await keys.rememberSigned(frontier.size, base64url(root));
  const checkpointText = await signNote(crypto, text, keys.origin, keys.signer);
  const checkpointBytes = utf8(checkpointText);
  const keep = before.historyAtMs === undefined || atMs - before.historyAtMs >= historyIntervalMs;
  if (keep) await disk.replace(registerPaths.history(frontier.size), checkpointBytes);
  publication.onSigned(checkpointBytes);
  await disk.replace(registerPaths.checkpoint, checkpointBytes);
  return {
    size: frontier.size,
    edge: grown.edge,
    frontier,
    tailEntries: entries.slice(entries.length - (entries.length % tileWidthMax)),
    checkpointBytes,
    checkpointText,
    historyAtMs: keep ? atMs : before.historyAtMs,
  };
}

/**
 * Partial tiles may go once their full tile exists (tlog-tiles); until then readers of older sizes need
 * them.
 */
export async function removeSupersededPartials(disk: Disk, oldSize: number, newSize: number): Promise<void> {
  for (let level = 0, span = 256; span <= newSize; level++, span *= 256) {
    const index = Math.floor(oldSize / span);
    if (newSize < (index + 1) * span) continue;
    await disk.removeFolder(`${registerPaths.tile({ level, index, width: 256 })}.p`);
    if (level === 0) await disk.removeFolder(`${registerPaths.entryBundle({ index, width: 256 })}.p`);
  }
}

/** A few at a time; when it rejects nothing is still being written. */
async function allDone(writes: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = writes.values();
  const writer = async (): Promise<void> => {
    for (const write of waiting) await write();
  };
  const writers = Array.from({ length: writesAtOnceMax }, writer);
  for (const outcome of await Promise.allSettled(writers)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

function writePayloads(disk: Disk, firstIndex: number, records: readonly PendingRecord[]): Promise<void> {
  const path = registerPaths.payloadFile(firstIndex, records.length);
  return disk.replace(path, encodePayloadFile(records.map(({ stored }) => stored)));
}

/** The slots of one page stand side by side; a page that is not there yet is written whole. */
function keyPageWrites(
  disk: Disk,
  firstIndex: number,
  records: readonly PendingRecord[],
): (() => Promise<void>)[] {
  const writes: (() => Promise<void>)[] = [];
  for (let next = 0; next < records.length; ) {
    const { page, offset: offsetBytes } = keySlot(firstIndex + next);
    const end = Math.min(records.length, (page + 1) * keyPageSlots - firstIndex);
    const slots = concatBytes(...records.slice(next, end).map(({ wrappedKey }) => wrappedKey));
    writes.push(() => writeKeySlots(disk, page, { offsetBytes, bytes: slots }));
    next = end;
  }
  return writes;
}

async function writeKeySlots(
  disk: Disk,
  page: number,
  slots: { readonly offsetBytes: number; readonly bytes: Uint8Array },
): Promise<void> {
  const path = registerPaths.keyPage(page);
  if ((await disk.sizeBytes(path)) !== undefined) return await disk.writeAt(path, [slots]);
  const whole = emptyKeyPage();
  whole.set(slots.bytes, slots.offsetBytes);
  await disk.replace(path, whole);
}

/** @param entries from the first one of the unfinished bundle on */
function bundleWrites(disk: Disk, oldSize: number, entries: readonly Uint8Array[]): (() => Promise<void>)[] {
  const firstBundle = Math.floor(oldSize / tileWidthMax);
  return Array.from({ length: Math.ceil(entries.length / tileWidthMax) }, (_, i) => {
    const part = entries.slice(i * tileWidthMax, (i + 1) * tileWidthMax);
    const path = registerPaths.entryBundle({ index: firstBundle + i, width: part.length });
    return () => disk.replace(path, encodeEntryBundle(part));
  });
}
