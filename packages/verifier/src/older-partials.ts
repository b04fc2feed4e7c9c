// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from "@scelle/core";
import type { FolderEntry } from "./folder-reader.ts";
import { readFile } from "./read-file.ts";
import type { Verification } from "./verification.ts";

/** A tile or bundle whose right bytes are known, and where it lies when it is full. */
export interface KnownTile {
  readonly code: "log.tile" | "log.bundle";
  /** The path without `.p/<width>`. */
  readonly fullPath: string;
  readonly width: number;
  /** The bytes at `width`; each smaller width is a beginning of them. */
  readonly bytes: Uint8Array;
  /** Bytes of the first `width` hashes or entries. */
  readonly unitSizeBytes: number;
}

/**
 * Partial tiles of sizes that were published before may stay: each must be a beginning of the newest. Those
 * of larger sizes are named by the look for what lies beyond the checkpoint.
 */
export async function checkOlderPartials(
  verification: Verification,
  tile: KnownTile,
  found: readonly FolderEntry[],
): Promise<void> {
  const { reporter } = verification;
  for (const { name, kind } of found) {
    const width = /^[1-9]\d{0,2}$/.test(name) ? Number(name) : undefined;
    if (kind === "folder" || width === undefined || width >= tile.width) continue;
    const path = `${tile.fullPath}.p/${name}`;
    const bytes = await readFile(verification, path, tile.bytes.length);
    if (typeof bytes === "string") continue;
    const expected = width * tile.unitSizeBytes;
    const beginning = tile.bytes.subarray(0, expected);
    if (equalBytes(bytes, beginning)) reporter.count(tile.code);
    else if (bytes.length !== expected) {
      reporter.report(tile.code, "failed", path, { problem: "size", found: bytes.length, expected });
    } else {
      const position = Math.floor(firstDifference(bytes, beginning) / tile.unitSizeBytes);
      reporter.report(tile.code, "failed", path, { problem: "tile-differs", position });
    }
  }
}

/** Where two byte strings of one length first differ. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  return a.findIndex((byte, at) => byte !== b[at]);
}
