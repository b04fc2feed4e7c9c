// SPDX-License-Identifier: Apache-2.0
import { bundlePaths, type Hash, parseConsistency, ScelleError } from "@scelle/core";
import type { BundleFiles } from "./bundle-files.ts";

const consistencySizeBytesMax = 8 * 1024;

/** The proof that a bundle brings from a size, where it brings one that can be read. */
export async function consistencyFrom(
  files: BundleFiles,
  size: number,
): Promise<readonly Hash[] | "absent" | "unreadable"> {
  const path = bundlePaths.consistency(size);
  const sizeBytes = files.sizes.get(path);
  if (sizeBytes === undefined) return "absent";
  if (sizeBytes > consistencySizeBytesMax) return "unreadable";
  try {
    return parseConsistency(await files.read(path));
  } catch (cause) {
    if (cause instanceof ScelleError) return "unreadable";
    throw cause;
  }
}
