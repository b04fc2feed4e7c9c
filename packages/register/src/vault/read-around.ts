// SPDX-License-Identifier: Apache-2.0
import { ScelleError, unreadableRangesMax } from "@scelle/core";
import type { ByteRange } from "./source.ts";

/** Reads at most `into.length` bytes at an offset; 0 at the end. */
export type ReadAt = (into: Uint8Array, offsetBytes: number) => Promise<number>;

/** Steps down to the page of most devices and then to the smallest sector there is. */
const pieceSizesBytes = [Number.POSITIVE_INFINITY, 65_536, 4_096, 512] as const;

/**
 * Ranges that were read as zeros; neighbours become one. There are no more than a record can name: a
 * medium with more holes wants a rescue tool first, and its copy can be sealed.
 */
export class UnreadableRanges {
  readonly #ranges: ByteRange[] = [];

  add(offsetBytes: number, lengthBytes: number): void {
    const last = this.#ranges.at(-1);
    if (last !== undefined && last.offsetBytes + last.lengthBytes === offsetBytes) {
      this.#ranges.pop();
      this.#ranges.push({ offsetBytes: last.offsetBytes, lengthBytes: last.lengthBytes + lengthBytes });
      return;
    }
    if (this.#ranges.length === unreadableRangesMax) {
      throw new ScelleError("vault.source-unreadable", { reason: `EIO in ${unreadableRangesMax} places` });
    }
    this.#ranges.push({ offsetBytes, lengthBytes });
  }

  clear(): void {
    this.#ranges.length = 0;
  }

  list(): readonly ByteRange[] {
    return this.#ranges;
  }
}

/**
 * Fills `into` from `offsetBytes`, reading around what the medium will not give: a read that fails with
 * EIO is tried again in smaller pieces, and what fails in the smallest is zeros, named in `unreadable`.
 * `into` must end within the size that the source promised, or reading past its end would look like
 * damage.
 * @returns bytes filled; fewer than asked only where the source ends
 * @throws what `readAt` throws, unless its code is EIO
 */
export async function readAround(
  readAt: ReadAt,
  into: Uint8Array,
  offsetBytes: number,
  unreadable: UnreadableRanges,
  step = 0,
): Promise<number> {
  const pieceSizeBytes = pieceSizesBytes[step] ?? 512;
  let filled = 0;
  while (filled < into.length) {
    const at = offsetBytes + filled;
    const toBorder = Number.isFinite(pieceSizeBytes) ? pieceSizeBytes - (at % pieceSizeBytes) : into.length;
    const piece = into.subarray(filled, Math.min(into.length, filled + toBorder));
    const count = await readAt(piece, at).catch((cause: unknown) => {
      if (!isInputOutputError(cause)) throw cause;
      return undefined; // The medium refuses these bytes: smaller pieces, or zeros.
    });
    if (count === 0) break;
    if (count !== undefined) {
      filled += count;
    } else if (step === pieceSizesBytes.length - 1) {
      piece.fill(0);
      unreadable.add(at, piece.length);
      filled += piece.length;
    } else {
      const found = await readAround(readAt, piece, at, unreadable, step + 1);
      filled += found;
      if (found < piece.length) break;
    }
  }
  return filled;
}

function isInputOutputError(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EIO";
}
