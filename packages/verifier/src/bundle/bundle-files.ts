// SPDX-License-Identifier: Apache-2.0

/**
 * The files of one bundle, wherever they lie: in a zip, in a folder, in memory. Paths are relative to the top
 * of the
 * bag, with `/` between names.
 */
export interface BundleFiles {
  /** Every file with its size in bytes, by its path. */
  readonly sizes: ReadonlyMap<string, number>;
  /**
   * Bytes of one file, all of them or `length` from `offset` on; fewer where it ends before.
   * @throws ScelleError("bundle.unreadable") where the file cannot be read; asking for one that is not listed
   * is a
   * fault of the caller
   */
  read(name: string, offset?: number, length?: number): Promise<Uint8Array>;
}
