// SPDX-License-Identifier: Apache-2.0
import { type Hash, hashSizeBytes, registerPaths, type TileRef, tileWidthMax } from "@scelle/core";
import { readTileFile } from "./tile-file.ts";
import type { Verification } from "./verification.ts";

/** The hashes of a tile file; its absence and its size are reported here. */
export async function readTileHashes(verification: Verification, ref: TileRef): Promise<Hash[] | undefined> {
  const path = registerPaths.tile(ref);
  const fullPath = registerPaths.tile({ ...ref, width: tileWidthMax });
  const bytes = await readTileFile(verification, {
    path,
    fullPath,
    unitSizeBytes: hashSizeBytes,
    width: ref.width,
  });
  if (bytes === "absent") verification.reporter.report("log.tile", "absent", path);
  if (typeof bytes === "string") return undefined;
  const expected = ref.width * hashSizeBytes;
  if (bytes.length !== expected) {
    const facts = { problem: "size", found: bytes.length, expected };
    verification.reporter.report("log.tile", "failed", path, facts);
    return undefined;
  }
  return Array.from({ length: ref.width }, (_, i) =>
    bytes.subarray(i * hashSizeBytes, (i + 1) * hashSizeBytes),
  );
}
