// SPDX-License-Identifier: Apache-2.0
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import type { FolderEntry, FolderReader } from "./folder-reader.ts";
import { NodePayloadHasher } from "./node-payload-hasher.ts";

const chunkSizeBytes = 1024 * 1024;
/** Fewer are hashed before another thread has begun. */
const hashedBesideMin = 20_000;
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * A register folder on this machine's disk. Links below its top are refused, not followed: a folder that is
 * judged must not make its judge read elsewhere.
 * @param top the register's folder; it may itself be a link
 * @param hashedBesideFrom entries from which payloads are hashed by another thread
 */
export function nodeFolder(top: string, hashedBesideFrom = hashedBesideMin): FolderReader {
  return new NodeFolder(top, hashedBesideFrom);
}

class NodeFolder implements FolderReader {
  readonly #top: string;
  readonly #hashedBesideFrom: number;
  /** Folders seen to be plain, so that each is looked at once. */
  readonly #plainFolders = new Set<string>();

  constructor(top: string, hashedBesideFrom: number) {
    this.#top = top;
    this.#hashedBesideFrom = hashedBesideFrom;
  }

  hashPayloads(paths: readonly string[], entries: number): NodePayloadHasher | undefined {
    const isWorthIt = entries >= this.#hashedBesideFrom && availableParallelism() > 1;
    return isWorthIt ? new NodePayloadHasher({ top: this.#top, paths }) : undefined;
  }

  /**
   * Small files, of which a log has thousands, are read in one go: four turns through the threads of the disk
   * would cost more than what is done with the bytes.
   */
  async read(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    if (!this.#isInPlainFolder(path)) return undefined;
    const small = readSmall(join(this.#top, path), path, maxBytes);
    return small === "large" ? await this.#readLarge(path, maxBytes) : small;
  }

  async #readLarge(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    const handle = await this.#open(path);
    if (handle === undefined) return undefined;
    try {
      const found = await plainSize(handle, path);
      if (found > maxBytes) throw unreadable(path, { problem: "too-large", found, limit: maxBytes });
      return await readUpTo(handle, path, new Uint8Array(found));
    } finally {
      await handle.close();
    }
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    if (!this.#isPlainFolder(folder)) return [];
    try {
      const entries = await readdir(join(this.#top, folder), { withFileTypes: true });
      const kindOf = (entry: (typeof entries)[number]) =>
        entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
      const listed = entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }) as const);
      return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (cause) {
      if (isAbsence(cause)) return [];
      throw systemError(folder, cause);
    }
  }

  async size(path: string): Promise<number | undefined> {
    const handle = await this.#open(path);
    if (handle === undefined) return undefined;
    try {
      return await plainSize(handle, path);
    } finally {
      await handle.close();
    }
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const handle = await this.#open(path);
    if (handle === undefined) throw unreadable(path, { problem: "gone" });
    try {
      await plainSize(handle, path);
      const buffer = new Uint8Array(chunkSizeBytes);
      for (;;) {
        const piece = await readUpTo(handle, path, buffer);
        if (piece.length > 0) yield piece;
        if (piece.length < buffer.length) return;
      }
    } finally {
      await handle.close();
    }
  }

  async #open(path: string): Promise<FileHandle | undefined> {
    if (!this.#isInPlainFolder(path)) return undefined;
    try {
      return await open(join(this.#top, path), openFlags);
    } catch (cause) {
      if (isAbsence(cause)) return undefined;
      throw systemError(path, cause);
    }
  }

  #isInPlainFolder(path: string): boolean {
    const slash = path.lastIndexOf("/");
    return slash <= 0 || this.#isPlainFolder(path.slice(0, slash));
  }

  #isPlainFolder(folder: string): boolean {
    if (folder === "" || this.#plainFolders.has(folder)) return true;
    const slash = folder.lastIndexOf("/");
    if (slash > 0 && !this.#isPlainFolder(folder.slice(0, slash))) return false;
    try {
      // Most folders that are asked for are those of partial tiles, and are not there.
      const found = lstatSync(join(this.#top, folder), { throwIfNoEntry: false });
      if (found === undefined) return false;
      if (!found.isDirectory()) throw unreadable(folder, { problem: "link" });
    } catch (cause) {
      if (isAbsence(cause)) return false;
      throw cause instanceof ScelleError ? cause : systemError(folder, cause);
    }
    this.#plainFolders.add(folder);
    return true;
  }
}

/** @returns undefined where there is no such file, "large" where it is to be read in pieces */
function readSmall(whole: string, path: string, maxBytes: number): Uint8Array | "large" | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(whole, openFlags);
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw unreadable(path, { problem: "link" });
    if (found.size > maxBytes) {
      throw unreadable(path, { problem: "too-large", found: found.size, limit: maxBytes });
    }
    if (found.size > chunkSizeBytes) return "large";
    const bytes = new Uint8Array(found.size);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(descriptor, bytes, filled, bytes.length - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } catch (cause) {
    if (isAbsence(cause)) return undefined;
    throw cause instanceof ScelleError ? cause : systemError(path, cause);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

async function plainSize(handle: FileHandle, path: string): Promise<number> {
  const found = await handle.stat();
  if (!found.isFile()) throw unreadable(path, { problem: "link" });
  return found.size;
}

/** Fills the buffer from where the handle stands; shorter only at the end of the file. */
async function readUpTo(handle: FileHandle, path: string, buffer: Uint8Array): Promise<Uint8Array> {
  let filled = 0;
  try {
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (cause) {
    throw systemError(path, cause);
  }
  return buffer.subarray(0, filled);
}

function isAbsence(cause: unknown): boolean {
  const code = systemCode(cause);
  return code === "ENOENT" || code === "ENOTDIR";
}

function systemError(path: string, cause: unknown): ScelleError {
  const system = systemCode(cause);
  if (system === "ELOOP") return unreadable(path, { problem: "link" }, cause);
  return unreadable(path, { problem: "input-output", system }, cause);
}

function systemCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function unreadable(path: string, facts: Record<string, string | number>, cause?: unknown): ScelleError {
  return new ScelleError("folder.unreadable", { path, ...facts }, { cause });
}
