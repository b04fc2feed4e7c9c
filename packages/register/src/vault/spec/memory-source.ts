// SPDX-License-Identifier: Apache-2.0
import { type ReadAt, readAround, UnreadableRanges } from "../read-around.ts";
import type { ByteRange, Source, SourceIdentity } from "../source.ts";

export interface MemorySourceFaults {
  /** What the system promised, if not the true size. */
  readonly promisedSizeBytes?: number;
  /** Ranges that fail with EIO. */
  readonly damaged?: readonly ByteRange[];
  readonly isChanged?: () => Error | undefined;
  readonly identity?: SourceIdentity;
  /** Called before each read. */
  readonly beforeRead?: (offsetBytes: number) => void | Promise<void>;
}

/** A source in memory with faults to order: the second implementation of the port. */
export function memorySource(bytes: Uint8Array, faults: MemorySourceFaults = {}): Source {
  const unreadable = new UnreadableRanges();
  const sizeBytes = faults.promisedSizeBytes ?? bytes.length;
  const readAt: ReadAt = async (into, offsetBytes) => {
    const piece = bytes.subarray(offsetBytes, offsetBytes + into.length);
    if ((faults.damaged ?? []).some((range) => isTouched(range, offsetBytes, piece.length))) {
      throw Object.assign(new Error("input/output error"), { code: "EIO" });
    }
    into.set(piece);
    return piece.length;
  };
  return {
    kind: "device",
    sizeBytes,
    fileCount: undefined,
    identity: faults.identity,
    read: async (into, offsetBytes) => {
      await faults.beforeRead?.(offsetBytes);
      if (offsetBytes === 0) unreadable.clear();
      const wanted = into.subarray(0, Math.max(0, sizeBytes - offsetBytes));
      return readAround(readAt, wanted, offsetBytes, unreadable);
    },
    unreadable: () => unreadable.list(),
    assertUnchanged: async () => {
      const change = faults.isChanged?.();
      if (change !== undefined) throw change;
    },
    close: () => Promise.resolve(),
  };
}

function isTouched(range: ByteRange, offsetBytes: number, lengthBytes: number): boolean {
  return offsetBytes < range.offsetBytes + range.lengthBytes && range.offsetBytes < offsetBytes + lengthBytes;
}
