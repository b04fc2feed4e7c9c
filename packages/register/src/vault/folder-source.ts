// SPDX-License-Identifier: Apache-2.0
// A folder as one stream: a tar that GNU tar lists and extracts. It is walked three times, before, while
// and after it is read, and a running digest of names, sizes, times and inodes must agree each time: so a
// change anywhere shows, and the memory needed does not grow with the number of files.
import { createHash, type Hash } from "node:crypto";
import { closeSync, read, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { ScelleError } from "@scelle/core";
import { type WalkedEntry, walkFolder } from "./folder-walk.ts";
import { openWalked } from "./open-walked.ts";
import { type ReadAt, readAround, UnreadableRanges } from "./read-around.ts";
import type { Source } from "./source.ts";
import { tarEnd, tarHeader, tarHeaderSizeBytes, tarPaddingSizeBytes } from "./tar-header.ts";
import { sourceError } from "./vault-error.ts";

const readPart = promisify(read);
/** Up to here waiting for the disk in place costs less than handing the read to another thread. */
const readInPlaceSizeBytesMax = 256 * 1024;
/** Others get their turn while a folder of millions of files is walked. */
const entriesPerTurn = 512;
const nothing = new Uint8Array(0);

/**
 * A folder as a deterministic tar.
 * @throws ScelleError("vault.source-unreadable" | "vault.source-changed" | "vault.source-empty") the last
 * for a folder without any file
 */
export async function folderSource(path: string): Promise<Source> {
  const before = await surveyFolder(path);
  if (before.fileCount === 0) throw new ScelleError("vault.source-empty");
  return new FolderSource(path, before);
}

interface FolderSurvey {
  readonly fileCount: number;
  /** Of the whole archive. */
  readonly sizeBytes: number;
  readonly digest: string;
}

interface OpenFile {
  readonly descriptor: number;
  readonly startBytes: number;
  readonly endBytes: number;
}

async function surveyFolder(path: string): Promise<FolderSurvey> {
  const digest = createHash("sha256");
  let fileCount = 0;
  let sizeBytes = tarEnd.length;
  let seen = 0;
  for (const walked of walkFolder(path)) {
    addEntry(digest, walked);
    const contentSizeBytes = walked.entry.sizeBytes;
    sizeBytes += tarHeaderSizeBytes(walked.entry) + contentSizeBytes + tarPaddingSizeBytes(contentSizeBytes);
    if (walked.entry.type === "file") fileCount += 1;
    seen += 1;
    if (seen % entriesPerTurn === 0) await nextTurn();
  }
  return { fileCount, sizeBytes, digest: digest.digest("hex") };
}

/** Adds all by which a change of an entry shows: its name, what its header says, and when it was touched. */
function addEntry(digest: Hash, { entry, found }: WalkedEntry): void {
  const { mode, uid, gid, mtimeNs, ctimeNs, dev, ino } = found;
  // Of a file alone: some systems count what is in a folder, and are late with it.
  const { sizeBytes, deviceMajor, deviceMinor } = entry;
  const device = `${deviceMajor}:${deviceMinor}`;
  const facts = `${mode} ${uid} ${gid} ${sizeBytes} ${mtimeNs} ${ctimeNs} ${dev} ${ino} ${device}`;
  digest.update(`${entry.path.length} ${entry.linkTarget.length} ${facts}\n`);
  digest.update(entry.path);
  if (entry.linkTarget.length > 0) digest.update(entry.linkTarget);
}

class FolderSource implements Source {
  readonly kind = "folder";
  readonly identity = undefined;
  readonly sizeBytes: number;
  readonly fileCount: number;
  readonly #path: string;
  readonly #before: FolderSurvey;
  readonly #walk: Generator<WalkedEntry>;
  readonly #digest = createHash("sha256");
  readonly #unreadable = new UnreadableRanges();
  #isWalked = false;
  /** Header, padding or end blocks that come next. */
  #pending: Uint8Array = nothing;
  #file: OpenFile | undefined;

  constructor(path: string, before: FolderSurvey) {
    this.#path = path;
    this.#before = before;
    this.sizeBytes = before.sizeBytes;
    this.fileCount = before.fileCount;
    this.#walk = walkFolder(path);
  }

  async read(into: Uint8Array, offsetBytes: number): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      if (this.#pending.length > 0) {
        filled += this.#takePending(into.subarray(filled));
      } else if (this.#file !== undefined) {
        filled += await this.#readFile(this.#file, into.subarray(filled), offsetBytes + filled);
      } else if (!this.#advance(offsetBytes + filled)) {
        break;
      }
    }
    return filled;
  }

  unreadable() {
    return this.#unreadable.list();
  }

  async assertUnchanged(): Promise<void> {
    const after = await surveyFolder(this.#path);
    const whileReading = this.#digest.digest("hex");
    if (whileReading !== this.#before.digest || after.digest !== this.#before.digest) {
      throw new ScelleError("vault.source-changed");
    }
  }

  close(): Promise<void> {
    if (this.#file !== undefined) closeSync(this.#file.descriptor);
    this.#file = undefined;
    return Promise.resolve();
  }

  #takePending(into: Uint8Array): number {
    const taken = this.#pending.subarray(0, into.length);
    into.set(taken);
    this.#pending = this.#pending.subarray(taken.length);
    return taken.length;
  }

  /** Whether anything follows. */
  #advance(offsetBytes: number): boolean {
    if (this.#isWalked) return false;
    const step = this.#walk.next();
    if (step.done) {
      this.#isWalked = true;
      this.#pending = tarEnd;
      return true;
    }
    addEntry(this.#digest, step.value);
    this.#pending = tarHeader(step.value.entry);
    const contentSizeBytes = step.value.entry.sizeBytes;
    if (contentSizeBytes === 0) return true;
    const startBytes = offsetBytes + this.#pending.length;
    const descriptor = openWalked(step.value);
    this.#file = { descriptor, startBytes, endBytes: startBytes + contentSizeBytes };
    return true;
  }

  async #readFile(file: OpenFile, into: Uint8Array, offsetBytes: number): Promise<number> {
    const wanted = into.subarray(0, file.endBytes - offsetBytes);
    const readAt: ReadAt = (piece, at) => readFrom(file.descriptor, piece, at - file.startBytes);
    const count = await readAround(readAt, wanted, offsetBytes, this.#unreadable).catch((cause: unknown) => {
      throw sourceError(cause);
    });
    const endBytes = offsetBytes + count;
    if (count < wanted.length) {
      const facts = { expected: file.endBytes - file.startBytes, found: endBytes - file.startBytes };
      throw new ScelleError("vault.source-short", facts);
    }
    if (endBytes === file.endBytes) {
      closeSync(file.descriptor);
      this.#file = undefined;
      this.#pending = tarEnd.subarray(0, tarPaddingSizeBytes(file.endBytes - file.startBytes));
    }
    return count;
  }
}

async function readFrom(descriptor: number, piece: Uint8Array, offsetBytes: number): Promise<number> {
  if (piece.length <= readInPlaceSizeBytesMax) {
    return readSync(descriptor, piece, 0, piece.length, offsetBytes);
  }
  return (await readPart(descriptor, piece, 0, piece.length, offsetBytes)).bytesRead;
}
