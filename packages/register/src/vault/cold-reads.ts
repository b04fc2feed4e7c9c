// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { directUnitBytes, isOnPage, isRefusal } from "./direct-file.ts";
import type { ReadAt } from "./read-around.ts";

/** How often it is found out anew whether the file lies in memory. */
const probeEveryBytes = 256 * 1024 * 1024;
/** What getrusage(2) counts reads from a disk in. */
const countedUnitBytes = 512;
/** Pieces of one read that the disk is asked for at once. */
const piecesAtOnce = 4;

/**
 * Reads a file past the page cache while it is not there: a copy through it would cost more time than
 * encrypting, for bytes that nobody reads again. A file that is in memory is read from memory. Which of the
 * two it is the kernel tells: it counts what this process made it fetch from a disk.
 */
export class ColdReads {
  readonly #handle: FileHandle;
  readonly #openAgain: (path: string, flags: number) => Promise<FileHandle>;
  readonly #buffered: ReadAt;
  #direct: Promise<FileHandle | undefined> | undefined;
  #isCold = false;
  #probeAtBytes = 0;

  /** @param handle of the file, which stays the caller's */
  constructor(handle: FileHandle, openAgain: (path: string, flags: number) => Promise<FileHandle>) {
    this.#handle = handle;
    this.#openAgain = openAgain;
    this.#buffered = async (into, offsetBytes) =>
      (await handle.read(into, 0, into.length, offsetBytes)).bytesRead;
  }

  /** As `read` of the file. */
  async readAt(into: Uint8Array, offsetBytes: number): Promise<number> {
    const unit = directUnitBytes * piecesAtOnce;
    const size = into.length - (into.length % unit);
    if (size === 0 || !isOnPage(into) || offsetBytes % directUnitBytes !== 0) {
      return this.#buffered(into, offsetBytes);
    }
    if (offsetBytes === 0 || offsetBytes >= this.#probeAtBytes) return this.#probe(into, offsetBytes);
    const direct = this.#isCold ? await this.#openDirectly() : undefined;
    if (direct === undefined) return this.#buffered(into, offsetBytes);
    return this.#readPieces(direct, into.subarray(0, size), offsetBytes);
  }

  async close(): Promise<void> {
    const direct = await this.#direct;
    this.#direct = Promise.resolve(undefined);
    await direct?.close();
  }

  async #probe(into: Uint8Array, offsetBytes: number): Promise<number> {
    const before = process.resourceUsage().fsRead;
    const count = await this.#buffered(into, offsetBytes);
    const fetchedBytes = (process.resourceUsage().fsRead - before) * countedUnitBytes;
    this.#isCold = fetchedBytes >= count / 2;
    this.#probeAtBytes = offsetBytes + probeEveryBytes;
    return count;
  }

  /** Up to the first piece that came short: whoever asked goes on from there. */
  async #readPieces(direct: FileHandle, into: Uint8Array, offsetBytes: number): Promise<number> {
    const size = into.length / piecesAtOnce;
    const reads = Array.from({ length: piecesAtOnce }, async (_, index) => {
      return (await direct.read(into, index * size, size, offsetBytes + index * size)).bytesRead;
    });
    const results = await Promise.allSettled(reads);
    let count = 0;
    for (const result of results) {
      if (result.status === "rejected" && count === 0)
        return this.#afterFailure(result.reason, into, offsetBytes);
      if (result.status === "rejected") break;
      count += result.value;
      if (result.value < size) break;
    }
    return count;
  }

  /** A file system that refuses is read the ordinary way; whatever else is wrong, the ordinary read says. */
  #afterFailure(cause: unknown, into: Uint8Array, offsetBytes: number): Promise<number> {
    if (isRefusal(cause)) {
      this.#isCold = false;
      this.#probeAtBytes = Number.POSITIVE_INFINITY;
    }
    return this.#buffered(into, offsetBytes);
  }

  /** The very file that is open, whatever its name leads to by now; undefined where that cannot be. */
  async #openDirectly(): Promise<FileHandle | undefined> {
    const flag: number | undefined = constants.O_DIRECT; // Not every system has it.
    if (flag === undefined) return undefined;
    this.#direct ??= this.#openAgain(`/proc/self/fd/${this.#handle.fd}`, flag).catch(() => undefined);
    return this.#direct;
  }
}
