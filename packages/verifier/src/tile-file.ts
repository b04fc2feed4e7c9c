// SPDX-License-Identifier: Apache-2.0
import { tileWidthMax } from "@scelle/core";
import { readFile } from "./read-file.ts";
import type { Verification } from "./verification.ts";

export interface TileFile {
  readonly path: string;
  /** Where the tile or bundle lies once it is full. */
  readonly fullPath: string;
  /** Bytes of one hash or entry. */
  readonly unitSizeBytes: number;
  readonly width: number;
}

/**
 * The file of a tile or bundle. A register that is at work takes a partial one away once the full one is
 * there: its beginning is then the partial one.
 * @see C2SP tlog-tiles, partial tiles
 */
export async function readTileFile(
  verification: Verification,
  { path, fullPath, unitSizeBytes, width }: TileFile,
): Promise<Uint8Array | "absent" | "unreadable"> {
  const sizeBytesMax = tileWidthMax * unitSizeBytes;
  const bytes = await readFile(verification, path, sizeBytesMax);
  if (bytes !== "absent" || width === tileWidthMax) return bytes;
  const full = await readFile(verification, fullPath, sizeBytesMax);
  return typeof full === "string" ? full : full.subarray(0, width * unitSizeBytes);
}
