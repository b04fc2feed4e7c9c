// SPDX-License-Identifier: Apache-2.0
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";

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
  /** @returns the first folder that was missing */
  mkdir(
    path: string,
    options: { readonly recursive: true; readonly mode: number },
  ): Promise<string | undefined>;
  link(existing: string, name: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  rm(path: string, options: { readonly force: true; readonly recursive?: boolean }): Promise<void>;
}

export const nodeFileCalls: FileCalls = { open, readAt, stat, readdir, mkdir, link, rename, unlink, rm };

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
