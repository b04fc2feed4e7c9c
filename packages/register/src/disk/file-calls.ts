// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  open,
  openSync,
  readSync,
  statSync,
  write,
  writeSync,
} from "node:fs";
import { link, readdir, rename, rm, unlink } from "node:fs/promises";
import { promisify } from "node:util";
import { makeFolders } from "./make-folders.ts";

/** An open file or folder, as far as a disk needs it. */
export interface OpenFile {
  stat(): Promise<{ readonly size: number; isFile(): boolean }>;
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
  /** `r` waits for nobody who would write into a pipe, and follows no link in the last name. */
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  /** To make the names in it durable. The folder may be a link. */
  openFolder(path: string): Promise<OpenFile>;
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

const readFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
/** What is said of a pipe, a device or a folder in the place of a file. */
export const notPlain = "NOT-PLAIN";
/** More than this is written by another thread, so that nobody else waits for the copying. */
const writtenAtOnceMax = 1024 * 1024;

/**
 * Node's own. What the kernel answers from its memory is asked for directly, because each way through
 * Node's threads for the disk costs more than the call. What waits for the disk goes that way: a sync, the
 * writing of much, and all that makes or takes a name. A call that throws rejects.
 */
export const nodeFileCalls: FileCalls = {
  open: async (path, flags, mode) =>
    new Descriptor(flags === "r" ? openSync(path, readFlags) : await openInThread(path, flags, mode)),
  openFolder: async (path) => new Descriptor(openSync(path, "r")),
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
  const descriptor = openSync(path, readFlags);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw Object.assign(new Error("no plain file"), { code: notPlain });
    const left = Math.max(0, found.size - offsetBytes);
    const bytes = new Uint8Array(Math.min(sizeBytes, left));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offsetBytes));
  } finally {
    closeSync(descriptor);
  }
}
