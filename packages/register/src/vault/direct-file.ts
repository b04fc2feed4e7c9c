// SPDX-License-Identifier: Apache-2.0
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** What memory, offset and length of a direct write are multiples of: the largest block of today's disks. */
export const directUnitBytes = 4096;

/** What a system says that does not write this file directly, or not in these units. */
const refusals: ReadonlySet<unknown> = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP"]);

/**
 * A second way to write a file: from our memory to the disk, without a copy in the page cache, which costs
 * more time than encrypting does. Where the system or the file system has no such way nothing is written, and
 * the caller uses the first.
 */
export class DirectFile {
  readonly #path: string;
  #opening: Promise<FileHandle | undefined> | undefined;
  #isRefused = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Writes what it can of the front of `bytes`, and answers how many bytes. Durable only after a sync of the
   * file, like any write.
   * @throws what the system says to a write that it tried, such as ENOSPC
   */
  async write(bytes: Uint8Array, offsetBytes: number): Promise<number> {
    const length = bytes.length - (bytes.length % directUnitBytes);
    if (length === 0 || this.#isRefused || !isOnPage(bytes)) return 0;
    if (offsetBytes % directUnitBytes !== 0) return 0;
    this.#opening ??= openDirectly(this.#path);
    const handle = await this.#opening;
    if (handle === undefined) return 0;
    try {
      return (await handle.write(bytes, 0, length, offsetBytes)).bytesWritten;
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      this.#isRefused = true;
      return 0;
    }
  }

  async close(): Promise<void> {
    const handle = await this.#opening;
    this.#opening = Promise.resolve(undefined);
    await handle?.close();
  }
}

/** Shared memory here is WebAssembly's, which starts on a page; where other memory starts nobody tells. */
export function isOnPage(bytes: Uint8Array): boolean {
  return bytes.buffer instanceof SharedArrayBuffer && bytes.byteOffset % directUnitBytes === 0;
}

export function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && refusals.has(cause.code);
}

/** Undefined where the system refuses: whatever the reason, the first way is there. */
async function openDirectly(path: string): Promise<FileHandle | undefined> {
  const flag: number | undefined = constants.O_DIRECT; // Not every system has it.
  return flag === undefined ? undefined : open(path, constants.O_WRONLY | flag).catch(() => undefined);
}
