// SPDX-License-Identifier: Apache-2.0
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { ScelleError } from "@scelle/core";
import { ColdReads } from "./cold-reads.ts";
import { type ReadAt, readAround, UnreadableRanges } from "./read-around.ts";
import type { Source, SourceIdentity } from "./source.ts";
import { sourceError } from "./vault-error.ts";

/**
 * A regular file. Nothing past the size that it had when it was opened is read: growth is a change.
 * @throws ScelleError("vault.source-unreadable")
 */
export async function fileSource(path: string): Promise<Source> {
  const handle = await openQuietly(path);
  try {
    const found = await handle.stat({ bigint: true });
    if (!found.isFile()) throw new ScelleError("vault.source-changed"); // It was one when it was looked at.
    return new FileSource(path, handle, found);
  } catch (cause) {
    await handle.close();
    throw sourceError(cause);
  }
}

/**
 * Opens for reading without touching the time of last access, where the system lets us.
 * @param flags without any, a pipe that took the place of a file keeps nobody waiting
 */
export async function openQuietly(path: string | Buffer, flags = constants.O_NONBLOCK): Promise<FileHandle> {
  const reading = constants.O_RDONLY | flags;
  try {
    return await open(path, reading | constants.O_NOATIME);
  } catch (cause) {
    if (!isNotPermitted(cause)) throw sourceError(cause);
  }
  try {
    return await open(path, reading); // Only the owner may keep the access time as it is.
  } catch (cause) {
    throw sourceError(cause);
  }
}

/** Everything by which a change of a file's content would show. */
export type ContentTraces = Pick<BigIntStats, "dev" | "ino" | "size" | "mtimeNs" | "ctimeNs">;

export function hasSameContent(before: ContentTraces, after: ContentTraces): boolean {
  return (
    before.dev === after.dev &&
    before.ino === after.ino &&
    before.size === after.size &&
    before.mtimeNs === after.mtimeNs &&
    before.ctimeNs === after.ctimeNs
  );
}

class FileSource implements Source {
  readonly kind = "file";
  readonly fileCount = undefined;
  readonly sizeBytes: number;
  readonly identity: SourceIdentity;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #before: BigIntStats;
  readonly #reads: ColdReads;
  readonly #unreadable = new UnreadableRanges();
  #isClosed = false;

  constructor(path: string, handle: FileHandle, before: BigIntStats) {
    this.#path = path;
    this.#handle = handle;
    this.#reads = new ColdReads(handle, openQuietly);
    this.#before = before;
    this.sizeBytes = Number(before.size);
    this.identity = {
      device: String(before.dev),
      inode: String(before.ino),
      sizeBytes: this.sizeBytes,
      mtimeNs: String(before.mtimeNs),
    };
  }

  async read(into: Uint8Array, offsetBytes: number): Promise<number> {
    if (offsetBytes === 0) this.#unreadable.clear();
    const wanted = into.subarray(0, Math.max(0, this.sizeBytes - offsetBytes));
    try {
      return await readAround(this.#readAt, wanted, offsetBytes, this.#unreadable);
    } catch (cause) {
      throw sourceError(cause);
    }
  }

  unreadable() {
    return this.#unreadable.list();
  }

  async assertUnchanged(): Promise<void> {
    const after = await this.#handle.stat({ bigint: true });
    const named = await stat(this.#path, { bigint: true }).catch((cause: unknown) => {
      throw new ScelleError("vault.source-changed", {}, { cause });
    });
    if (!hasSameContent(this.#before, after) || !hasSameContent(this.#before, named)) {
      throw new ScelleError("vault.source-changed");
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#reads.close();
    await this.#handle.close();
  }

  readonly #readAt: ReadAt = (into, offsetBytes) => this.#reads.readAt(into, offsetBytes);
}

function isNotPermitted(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "EPERM" || cause.code === "EACCES");
}
