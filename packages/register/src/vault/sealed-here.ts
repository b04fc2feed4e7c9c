// SPDX-License-Identifier: Apache-2.0
// What this process need not read twice. An object's root is taken from its bytes while they are written;
// when its record arrives moments later in the same process, and the file is still the one that was closed,
// hashing it again would repeat the work on the same bytes. Everybody else measures: a server that is told
// of an object by another process, `verify`, and this process once time has passed.
import { type ContentTraces, hasSameContent } from "./file-source.ts";

/** A record follows its seal at once; what comes later is worth a look at the disk. */
const trustedMs = 10 * 60 * 1000;
/** As many seals as can wait for their records at once; for an older one the object is read. */
const notesMax = 64;

interface Note {
  readonly root: string;
  readonly found: ContentTraces;
  readonly notedAtMs: number;
}

/** By device and inode, so that no way of writing a path matters; the oldest first. */
const notes = new Map<string, Note>();

/** @param found the object as it was when it had got its name and all of it was durable */
export function noteSealed(root: string, found: ContentTraces): void {
  const oldest = notes.size < notesMax ? undefined : notes.keys().next().value;
  if (oldest !== undefined) notes.delete(oldest);
  notes.delete(keyOf(found));
  notes.set(keyOf(found), { root, found, notedAtMs: performance.now() });
}

/**
 * Root of an object that this process sealed moments ago; undefined if it did not, or if anything touched the
 * file since: writing, cutting, renaming and setting a time back all change the time of change, which no
 * call sets. (It ticks every few milliseconds: a write in the tick of the rename is not seen here, and no
 * more than one right after a second look would be.)
 * @param found the open file as it is now
 */
export function rootSealedHere(found: ContentTraces, nowMs = performance.now()): string | undefined {
  const note = notes.get(keyOf(found));
  if (note === undefined || nowMs - note.notedAtMs > trustedMs) return undefined;
  return hasSameContent(note.found, found) ? note.root : undefined;
}

function keyOf({ dev, ino }: ContentTraces): string {
  return `${dev} ${ino}`;
}
