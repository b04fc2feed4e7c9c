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
import type { Disk, NewFile } from "../disk/disk.ts";
import type { PendingRecord } from "./log-record.ts";
import type { PublicationKeys } from "./publication-keys.ts";
import type { Published } from "./published.ts";

const historyIntervalMs = 60_000;

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
  const keyPages = await keyPageWrites(disk, before.size, records);
  await allDone([
    ...keyPages.slots.map(({ path, part }) => disk.writeAt(path, [part])),
    disk.replaceAll([
      payloadFile(before.size, records),
      ...keyPages.files,
      ...grown.tiles.map(({ ref, bytes }) => ({ path: registerPaths.tile(ref), bytes })),
      ...bundles(before.size, entries),
    ]),
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

/** When it rejects nothing is still being written. */
async function allDone(writes: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(writes)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

function payloadFile(firstIndex: number, records: readonly PendingRecord[]): NewFile {
  const path = registerPaths.payloadFile(firstIndex, records.length);
  return { path, bytes: encodePayloadFile(records.map(({ stored }) => stored)) };
}

interface KeyPageWrites {
  /** Pages that are not there yet, whole. */
  readonly files: readonly NewFile[];
  /** The slots of one page stand side by side. */
  readonly slots: readonly { path: string; part: { offsetBytes: number; bytes: Uint8Array } }[];
}

async function keyPageWrites(
  disk: Disk,
  firstIndex: number,
  records: readonly PendingRecord[],
): Promise<KeyPageWrites> {
  const files: NewFile[] = [];
  const slots: KeyPageWrites["slots"][number][] = [];
  for (let next = 0; next < records.length; ) {
    const { page, offset: offsetBytes } = keySlot(firstIndex + next);
    const end = Math.min(records.length, (page + 1) * keyPageSlots - firstIndex);
    const bytes = concatBytes(...records.slice(next, end).map(({ wrappedKey }) => wrappedKey));
    const path = registerPaths.keyPage(page);
    if ((await disk.sizeBytes(path)) === undefined) {
      const whole = emptyKeyPage();
      whole.set(bytes, offsetBytes);
      files.push({ path, bytes: whole });
    } else {
      slots.push({ path, part: { offsetBytes, bytes } });
    }
    next = end;
  }
  return { files, slots };
}

/** @param entries from the first one of the unfinished bundle on */
function bundles(oldSize: number, entries: readonly Uint8Array[]): NewFile[] {
  const firstBundle = Math.floor(oldSize / tileWidthMax);
  return Array.from({ length: Math.ceil(entries.length / tileWidthMax) }, (_, i) => {
    const part = entries.slice(i * tileWidthMax, (i + 1) * tileWidthMax);
    const path = registerPaths.entryBundle({ index: firstBundle + i, width: part.length });
    return { path, bytes: encodeEntryBundle(part) };
  });
}
