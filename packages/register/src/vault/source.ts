// SPDX-License-Identifier: Apache-2.0
export type SourceKind = "file" | "folder" | "device" | "stream";

export interface ByteRange {
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

/** By what a source is recognised after a crash. Decimal text: a 64-bit number does not fit into ours. */
export interface SourceIdentity {
  readonly device: string;
  readonly inode: string;
  readonly sizeBytes: number;
  readonly mtimeNs: string;
}

/** Bytes to seal, read once from front to back. Tests bring their own with injected faults. */
export interface Source {
  readonly kind: SourceKind;
  /** What the operating system promised; undefined where only the end tells. */
  readonly sizeBytes: number | undefined;
  /** Regular files of a folder. */
  readonly fileCount: number | undefined;
  /** Undefined where reading cannot start over: such a source is not resumed. */
  readonly identity: SourceIdentity | undefined;
  /**
   * Fills `into` with what stands at `offsetBytes`; fewer bytes only at the end. Calls follow each other
   * without gaps; only a source with an identity may be read again from 0.
   * @throws ScelleError("vault.source-unreadable" | "vault.source-changed")
   */
  read(into: Uint8Array, offsetBytes: number): Promise<number>;
  /** Ranges that the medium would not give and that were read as zeros, in order. */
  unreadable(): readonly ByteRange[];
  /** @throws ScelleError("vault.source-changed") if it is not what it was when it was opened */
  assertUnchanged(): Promise<void>;
  /** May be called twice. */
  close(): Promise<void>;
}
