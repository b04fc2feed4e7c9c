// SPDX-License-Identifier: Apache-2.0
import { type BundleRef, entrySizeBytes, registerPaths, tileWidthMax } from "@scelle/core";
import { readTileFile } from "./tile-file.ts";
import type { Verification } from "./verification.ts";

const lengthSizeBytes = 2;
const strideBytes = lengthSizeBytes + entrySizeBytes;

export interface FoundBundle {
  readonly path: string;
  /** One for each entry; undefined where its bytes are not there. */
  readonly entries: readonly (Uint8Array | undefined)[];
  /** The file, if it is there with its exact size. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The entries of a bundle. Because all entries have one size, each is found in its place even where others
 * are damaged.
 */
export async function readBundle(verification: Verification, ref: BundleRef): Promise<FoundBundle> {
  const { reporter } = verification;
  const path = registerPaths.entryBundle(ref);
  const nothing = Array.from({ length: ref.width }, () => undefined);
  const fullPath = registerPaths.entryBundle({ ...ref, width: tileWidthMax });
  const { width } = ref;
  const bytes = await readTileFile(verification, { path, fullPath, unitSizeBytes: strideBytes, width });
  if (bytes === "absent") reporter.report("log.bundle", "absent", path);
  if (typeof bytes === "string") return { path, entries: nothing, bytes: undefined };
  const expected = ref.width * strideBytes;
  const isWhole = bytes.length === expected;
  if (!isWhole) {
    reporter.report("log.bundle", "failed", path, { problem: "size", found: bytes.length, expected });
  }
  let areLengthsRight = true;
  for (let i = 0; i < ref.width && (i + 1) * strideBytes <= bytes.length; i++) {
    const found = ((bytes[i * strideBytes] ?? 0) << 8) | (bytes[i * strideBytes + 1] ?? 0);
    if (found === entrySizeBytes) continue;
    areLengthsRight = false;
    const index = ref.index * tileWidthMax + i;
    reporter.report("log.entry", "failed", path, { index, problem: "entry-length", found });
  }
  if (isWhole && areLengthsRight) reporter.count("log.bundle");
  const entries = nothing.map((_, i) => entryAt(bytes, i));
  return { path, entries, bytes: isWhole ? bytes : undefined };
}

function entryAt(bytes: Uint8Array, position: number): Uint8Array | undefined {
  const start = position * strideBytes + lengthSizeBytes;
  return start + entrySizeBytes <= bytes.length ? bytes.subarray(start, start + entrySizeBytes) : undefined;
}
