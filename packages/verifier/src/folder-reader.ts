// SPDX-License-Identifier: Apache-2.0
import type { PayloadHasher } from "./hashed-payloads.ts";

export interface FolderEntry {
  readonly name: string;
  /** `other` is a link, a device, a socket: never followed, never opened. */
  readonly kind: "file" | "folder" | "other";
}

/**
 * A register folder as the verifier sees it: read only, by paths relative to its top with `/` between names.
 * Every method throws `folder.unreadable` for what exists and cannot be read as a plain file or folder.
 */
export interface FolderReader {
  /** The whole file; undefined if there is none; refused if it is longer than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** What a folder holds, sorted by name; empty if there is no such folder. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** Size of a file in bytes; undefined if there is none. */
  size(path: string): Promise<number | undefined>;
  /** The file in pieces of bounded size, each valid until the next is asked for; refused if there is none. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /**
   * Has these payload files read and hashed beside whatever else is done, where that is possible and worth
   * it; else whoever reads them hashes.
   * @param entries how many payloads they hold
   */
  hashPayloads?(paths: readonly string[], entries: number): PayloadHasher | undefined;
}
