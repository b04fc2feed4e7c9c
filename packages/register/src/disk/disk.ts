// SPDX-License-Identifier: Apache-2.0

/** How the name of a file that is being written begins; after an interruption such a file may be left. */
export const temporaryPrefix = ".tmp-";

/** A file in its future place. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * What the register asks of storage. Paths are relative to the register's folder and use `/`. Every write
 * names its own durability: nothing is durable before the promise resolves, and a `sync…` that rejects may
 * have lost what came before it, so the register stops (see `Poisoned` in docs/fault-model.md).
 */
export interface Disk {
  /**
   * @returns undefined where there is no such file. @throws ScelleError("disk.too-large") past
   * `sizeBytesMax`
   */
  read(path: string, sizeBytesMax: number): Promise<Uint8Array | undefined>;
  /** Part of a file; shorter than `sizeBytes` only at the end of the file. */
  readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array;
  /** Names in a folder, sorted; empty where there is no such folder. */
  list(folder: string): Promise<string[]>;
  sizeBytes(path: string): Promise<number | undefined>;
  /** Temporary file, write, sync, rename over `path`, sync of the folder. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * Several at once, in no order, each as `replace` does it; a folder is synced once for all that it gets.
   * When it rejects nothing is being written any more, and each file is there or not.
   */
  replaceAll(files: readonly NewFile[]): Promise<void>;
  /** Like `replace`, but fails (false) if `path` exists: the compare-and-swap of a commit. */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Writes inside a file that is made as long as needed, and syncs. */
  writeAt(path: string, parts: readonly { offsetBytes: number; bytes: Uint8Array }[]): Promise<void>;
  /** Unlinks files of one folder, those that exist, and syncs the folder once. */
  remove(paths: readonly string[]): Promise<void>;
  /** Removes a folder and all below it. */
  removeFolder(path: string): Promise<void>;
}
