// SPDX-License-Identifier: Apache-2.0
import { AssertionError } from "@scelle/core";
import type { BundleFiles } from "./bundle-files.ts";

/**
 * What bytes are read from at random: a `Blob` of a page or of Node, or whatever reads ranges as one does.
 */
export interface ZipSource {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * The files of a bundle in a zip, read where they lie: nothing is unpacked.
 * @throws ScelleError("bundle.unreadable") for what is no zip, is cut off, or holds names, sizes or methods
 * that no
 * bundle has
 */
export function zipBundleFiles(source: ZipSource): Promise<BundleFiles> {
  throw new AssertionError(`a zip of ${source.size} bytes cannot be read yet`);
}
