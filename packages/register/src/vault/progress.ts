// SPDX-License-Identifier: Apache-2.0

/** How far a pass over a source or an object is, in bytes of plaintext. */
export interface Progress {
  readonly doneBytes: number;
  /** Missing where only the end tells. */
  readonly totalBytes?: number;
}
