// SPDX-License-Identifier: Apache-2.0
import { closeSync, fstatSync, fsync, open, openSync, readSync, statSync, write, writeSync } from "node:fs";
import { link, readdir, rename, rm, unlink } from "node:fs/promises";
import { promisify } from "node:util";
import { makeFolders } from "./make-folders.ts";

/** An open file or folder, as far as a disk needs it. */
export interface OpenFile {
  stat(): Promise<{ readonly size: number }>;
  read(
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The calls of a file system that a disk is made of, named and failing as Node's are. The second
 * implementation forgets at a power cut what was not synced: it judges the order in which they are made.
 */
export interface FileCalls {
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  /** Shorter than `sizeBytes` only at the end of the file. */
  readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array;
  stat(path: string): Promise<{ readonly size: number }>;
  readdir(path: string): Promise<string[]>;
  /** Also those above it that are missing. @returns the first of them */
  makeFolders(path: string): Promise<string | undefined>;
  link(existing: string, name: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  rm(path: string, options: { readonly force: true; readonly recursive?: boolean }): Promise<void>;
}

/** More than this is written by another thread, so that nobody else waits for the copying. */
const writtenAtOnceMax = 1024 * 1024;

/**
 * Node's own. What the kernel answers from its memory is asked for directly, because each way through
 * Node's threads for the disk costs more than the call. What waits for the disk goes that way: a sync, the
 * writing of much, and all that makes or takes a name. A call that throws rejects.
 */
export const nodeFileCalls: FileCalls = {
  open: async (path, flags, mode) =>
    new Descriptor(flags === "r" ? openSync(path, flags) : await openInThread(path, flags, mode)),
  readAt,
  stat: async (path) => statSync(path),
  readdir,
  makeFolders,
  link,
  rename,
  unlink,
  rm,
};

const openInThread = promisify(open);
const fsyncInThread = promisify(fsync);
const writeInThread = promisify(write);

class Descriptor implements OpenFile {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  async stat() {
    return fstatSync(this.#descriptor);
  }

  async read(into: Uint8Array, offset: number, length: number, position: number) {
    return { bytesRead: readSync(this.#descriptor, into, offset, length, position) };
  }

  async write(bytes: Uint8Array, offset: number, length: number, position: number) {
    if (length > writtenAtOnceMax) {
      return await writeInThread(this.#descriptor, bytes, offset, length, position);
    }
    return { bytesWritten: writeSync(this.#descriptor, bytes, offset, length, position) };
  }

  async sync() {
    await fsyncInThread(this.#descriptor);
  }

  async close() {
    closeSync(this.#descriptor);
  }
}

function readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array {
  const descriptor = openSync(path, "r");
  try {
    const left = Math.max(0, fstatSync(descriptor).size - offsetBytes);
    const bytes = new Uint8Array(Math.min(sizeBytes, left));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offsetBytes));
  } finally {
    closeSync(descriptor);
  }
}
