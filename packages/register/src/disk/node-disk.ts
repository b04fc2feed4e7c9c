// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { ScelleError } from "@scelle/core";
import { type Disk, type NewFile, temporaryPrefix } from "./disk.ts";
import { diskError } from "./disk-error.ts";
import { type FileCalls, nodeFileCalls, notPlain, type OpenFile } from "./file-calls.ts";

/**
 * Files synced side by side. One of Node's four threads for the disk stays free for the commits that go on
 * meanwhile.
 */
const syncsAtOnceMax = 3;

/**
 * A folder of the local file system.
 * @param files the calls that it makes; a simulated file system, to judge their order
 * @throws ScelleError("disk.failed") with the path and the system's code, "disk.full", "disk.read-only"
 */
export function nodeDisk(root: string, files: FileCalls = nodeFileCalls): Disk {
  return new NodeDisk(root, files);
}

class NodeDisk implements Disk {
  readonly #root: string;
  readonly #files: FileCalls;
  /** Folders whose names this process made sure of: others may only be seen, left by a process that died. */
  readonly #durableFolders = new Set<string>();

  constructor(root: string, files: FileCalls) {
    this.#root = root;
    this.#files = files;
  }

  async read(path: string, sizeBytesMax: number): Promise<Uint8Array | undefined> {
    const handle = await this.#open(path, "r");
    if (handle === undefined) return undefined;
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new ScelleError("disk.failed", { path, problem: notPlain });
      const { size } = found;
      if (size > sizeBytesMax) throw new ScelleError("disk.too-large", { path, size, limit: sizeBytesMax });
      const bytes = new Uint8Array(size);
      await readFully(handle, bytes, path);
      return bytes;
    } catch (cause) {
      throw diskError(path, cause);
    } finally {
      await handle.close();
    }
  }

  readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array {
    try {
      return this.#files.readAt(join(this.#root, path), offsetBytes, sizeBytes);
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async list(folder: string): Promise<string[]> {
    try {
      return (await this.#files.readdir(join(this.#root, folder))).sort();
    } catch (cause) {
      if (isMissing(cause)) return [];
      throw diskError(folder, cause);
    }
  }

  async sizeBytes(path: string): Promise<number | undefined> {
    try {
      return (await this.#files.stat(join(this.#root, path))).size;
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw diskError(path, cause);
    }
  }

  async replace(path: string, bytes: Uint8Array): Promise<void> {
    const temporary = await this.#temporaryFile(path, bytes);
    await this.#placed(path, temporary, () => this.#files.rename(temporary, join(this.#root, path)));
  }

  async replaceAll(files: readonly NewFile[]): Promise<void> {
    const written = new Map<string, string>();
    try {
      await eachOf(files, async ({ path, bytes }) => {
        written.set(path, await this.#temporaryFile(path, bytes));
      });
      const folders = new Set<string>();
      for (const [path, temporary] of written) {
        const place = join(this.#root, path);
        await this.#renamed(path, temporary, place);
        written.delete(path);
        folders.add(dirname(place));
      }
      await eachOf([...folders], (folder) => this.#synced(folder));
    } catch (cause) {
      for (const temporary of written.values()) await this.#discard(temporary);
      throw cause;
    }
  }

  async create(path: string, bytes: Uint8Array): Promise<boolean> {
    const temporary = await this.#temporaryFile(path, bytes);
    try {
      await this.#files.link(temporary, join(this.#root, path));
    } catch (cause) {
      await this.#discard(temporary);
      if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw diskError(path, cause);
    }
    try {
      await this.#files.unlink(temporary);
      await this.#syncFolder(dirname(join(this.#root, path)));
    } catch (cause) {
      // The name stands but may not be durable: whatever the system called it, the state is unknown.
      throw new ScelleError("disk.failed", { path, problem: "UNSYNCED" }, { cause });
    }
    return true;
  }

  async writeAt(path: string, parts: readonly { offsetBytes: number; bytes: Uint8Array }[]): Promise<void> {
    const whole = join(this.#root, path);
    const isNew = (await this.sizeBytes(path)) === undefined;
    try {
      if (isNew) await this.#makeFolder(dirname(whole));
      const handle = await this.#files.open(whole, isNew ? "wx+" : "r+", 0o600);
      try {
        for (const part of parts) await writeFully(handle, part.bytes, part.offsetBytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (isNew) await this.#syncFolder(dirname(whole));
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async remove(paths: readonly string[]): Promise<void> {
    const [first] = paths;
    if (first === undefined) return;
    try {
      for (const path of paths) await this.#files.rm(join(this.#root, path), { force: true });
      await this.#syncFolder(dirname(join(this.#root, first)));
    } catch (cause) {
      throw diskError(first, cause);
    }
  }

  async removeFolder(path: string): Promise<void> {
    try {
      this.#durableFolders.clear();
      await this.#files.rm(join(this.#root, path), { recursive: true, force: true });
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async #open(path: string, flags: string): Promise<OpenFile | undefined> {
    try {
      return await this.#files.open(join(this.#root, path), flags);
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw diskError(path, cause);
    }
  }

  /** A synced file beside its future place; the folder is made durable from the register's root down. */
  async #temporaryFile(path: string, bytes: Uint8Array): Promise<string> {
    const folder = dirname(join(this.#root, path));
    // Not the process's number: in a container the next one has the same, and meets what a kill left.
    const temporary = join(folder, temporaryPrefix + randomBytes(8).toString("hex"));
    try {
      await this.#makeFolder(folder);
      const handle = await this.#files.open(temporary, "wx", 0o600);
      try {
        await writeFully(handle, bytes, 0);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return temporary;
    } catch (cause) {
      await this.#discard(temporary);
      throw diskError(path, cause);
    }
  }

  async #placed(path: string, temporary: string, place: () => Promise<void>): Promise<void> {
    try {
      await place();
      await this.#syncFolder(dirname(join(this.#root, path)));
    } catch (cause) {
      await this.#discard(temporary);
      throw diskError(path, cause);
    }
  }

  async #renamed(path: string, temporary: string, place: string): Promise<void> {
    try {
      await this.#files.rename(temporary, place);
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async #synced(folder: string): Promise<void> {
    try {
      await this.#syncFolder(folder);
    } catch (cause) {
      throw diskError(relative(this.#root, folder), cause);
    }
  }

  /** After an error that is told: what cannot be removed now, the next start removes. */
  async #discard(temporary: string): Promise<void> {
    await this.#files.rm(temporary, { force: true }).catch(() => undefined);
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#durableFolders.has(folder)) return;
    await makeDurableFolder(folder, this.#files, this.#root);
    this.#durableFolders.add(folder);
  }

  async #syncFolder(folder: string): Promise<void> {
    await syncFolder(folder, this.#files);
  }
}

/** Makes names in a folder durable; also used by the disk's neighbours. */
export async function syncFolder(folder: string, files: FileCalls = nodeFileCalls): Promise<void> {
  const handle = await files.openFolder(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder, and those above it that are missing, with their names durable.
 * @param top from here down the names of folders that are there are made durable too
 */
export async function makeDurableFolder(folder: string, files = nodeFileCalls, top = folder): Promise<void> {
  const firstMade = await files.makeFolders(folder);
  const isNew = (path: string): boolean => firstMade !== undefined && path.length >= firstMade.length;
  try {
    for (let path = folder; isNew(path) || path.length > top.length; path = dirname(path)) {
      await syncFolder(dirname(path), files);
    }
  } catch (cause) {
    // Whoever tries again must not find a name that may yet vanish.
    if (firstMade !== undefined) await files.rm(firstMade, { force: true, recursive: true });
    throw cause;
  }
}

/** A few at a time; when it rejects nothing is under way any more. */
async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await act(item);
  };
  const workers = Array.from({ length: syncsAtOnceMax }, worker);
  for (const outcome of await Promise.allSettled(workers)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

async function readFully(handle: OpenFile, bytes: Uint8Array, path: string): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) throw new ScelleError("disk.failed", { path, problem: "SHORT" });
    done += bytesRead;
  }
}

async function writeFully(handle: OpenFile, bytes: Uint8Array, offsetBytes: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, offsetBytes + done);
    done += bytesWritten;
  }
}

function isMissing(cause: unknown): boolean {
  const code = (cause as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}
