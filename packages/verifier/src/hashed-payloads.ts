// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode, ErrorFacts } from "@scelle/core";

/** Bytes of a payload file, and what whoever read them measured of them on the way. */
export interface HashedPiece {
  readonly bytes: Uint8Array;
  /**
   * SHA-256 of each stored payload that lies whole in these bytes, 32 bytes each, in their order. A file that
   * is not in its form has none from there on: whoever reads it finds the same.
   */
  readonly digests: Uint8Array;
}

/** Reads payload files ahead of whoever walks the log, and hashes what they hold, on another processor. */
export interface PayloadHasher {
  /**
   * One of the files, in the order in which they were named; a file may be left before its end.
   * @throws ScelleError("folder.unreadable") as reading it would
   */
  pieces(path: string): AsyncIterable<HashedPiece>;
  close(): Promise<void>;
}

/** What the thread is told to read. */
export interface PayloadJob {
  /** The register's folder, and the payload files in it. */
  readonly top: string;
  readonly paths: readonly string[];
}

/** Of the file with that number: a piece, its end, or why it cannot be read. */
export type PayloadMessage = { readonly file: number } & (
  | { readonly piece: HashedPiece }
  | { readonly isEnd: true }
  | { readonly code: ErrorCode; readonly facts: ErrorFacts }
);
