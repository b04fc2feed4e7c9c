// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ScelleError } from "@scelle/core";
import { type Disk, temporaryPrefix } from "./disk.ts";

/**
 * A folder of the local file system.
 * @throws ScelleError("disk.failed") with the path and the system's code, "disk.full", "disk.read-only"
 */
export function nodeDisk(root: string): Disk {
  return new NodeDisk(root);
}

class NodeDisk implements Disk {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async read(path: string, sizeBytesMax: number): Promise<Uint8Array | undefined> {
    const handle = await this.#open(path, "r");
    if (handle === undefined) return undefined;
    try {
      const { size } = await handle.stat();
      if (size > sizeBytesMax) throw new ScelleError("disk.too-large", { path, size, limit: sizeBytesMax });
      const bytes = new Uint8Array(size);
      await readFully(handle, bytes, path);
      return bytes;
    } finally {
      await handle.close();
    }
  }

  readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(join(this.#root, path), "r");
      const left = Math.max(0, fstatSync(descriptor).size - offsetBytes);
      const bytes = new Uint8Array(Math.min(sizeBytes, left));
      const count = readSync(descriptor, bytes, 0, bytes.length, offsetBytes);
      return bytes.subarray(0, count);
    } catch (cause) {
      throw diskError(path, cause);
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  async list(folder: string): Promise<string[]> {
    try {
      return (await readdir(join(this.#root, folder))).sort();
    } catch (cause) {
      if (isMissing(cause)) return [];
      throw diskError(folder, cause);
    }
  }

  async sizeBytes(path: string): Promise<number | undefined> {
    try {
      return (await stat(join(this.#root, path))).size;
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw diskError(path, cause);
    }
  }

  async replace(path: string, bytes: Uint8Array): Promise<void> {
    const temporary = await this.#temporaryFile(path, bytes);
    await this.#placed(path, temporary, () => rename(temporary, join(this.#root, path)));
  }

  async create(path: string, bytes: Uint8Array): Promise<boolean> {
    const temporary = await this.#temporaryFile(path, bytes);
    try {
      await link(temporary, join(this.#root, path));
    } catch (cause) {
      await unlink(temporary);
      if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw diskError(path, cause);
    }
    try {
      await unlink(temporary);
      await syncFolder(dirname(join(this.#root, path)));
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
      if (isNew) await mkdir(dirname(whole), { recursive: true });
      const handle = await open(whole, isNew ? "wx+" : "r+", 0o600);
      try {
        for (const part of parts) await writeFully(handle, part.bytes, part.offsetBytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (isNew) await syncFolder(dirname(whole));
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async remove(paths: readonly string[]): Promise<void> {
    const [first] = paths;
    if (first === undefined) return;
    try {
      for (const path of paths) await rm(join(this.#root, path), { force: true });
      await syncFolder(dirname(join(this.#root, first)));
    } catch (cause) {
      throw diskError(first, cause);
    }
  }

  async removeFolder(path: string): Promise<void> {
    try {
      await rm(join(this.#root, path), { recursive: true, force: true });
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async #open(path: string, flags: string): Promise<FileHandle | undefined> {
    try {
      return await open(join(this.#root, path), flags);
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
      const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
      if (firstMade !== undefined) await syncNewFolders(firstMade, folder);
      const handle = await open(temporary, "wx", 0o600);
      try {
        await writeFully(handle, bytes, 0);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return temporary;
    } catch (cause) {
      await rm(temporary, { force: true });
      throw diskError(path, cause);
    }
  }

  async #placed(path: string, temporary: string, place: () => Promise<void>): Promise<void> {
    try {
      await place();
      await syncFolder(dirname(join(this.#root, path)));
    } catch (cause) {
      await rm(temporary, { force: true });
      throw diskError(path, cause);
    }
  }
}

/** Makes names in a folder durable; also used by the vault's neighbours. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncNewFolders(firstMade: string, last: string): Promise<void> {
  for (let folder = last; folder.length >= firstMade.length; folder = dirname(folder)) {
    await syncFolder(dirname(folder));
  }
}

async function readFully(handle: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) throw new ScelleError("disk.failed", { path, problem: "SHORT" });
    done += bytesRead;
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array, offsetBytes: number): Promise<void> {
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

function diskError(path: string, cause: unknown): ScelleError {
  if (cause instanceof ScelleError) return cause;
  const problem = (cause as NodeJS.ErrnoException).code ?? "UNKNOWN";
  if (problem === "ENOSPC" || problem === "EDQUOT") return new ScelleError("disk.full", { path }, { cause });
  if (problem === "EROFS" || problem === "EACCES" || problem === "EPERM") {
    return new ScelleError("disk.read-only", { path }, { cause });
  }
  return new ScelleError("disk.failed", { path, problem }, { cause });
}
