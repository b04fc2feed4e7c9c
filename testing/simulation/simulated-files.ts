// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { FileCalls, OpenFile } from "@scelle/register";
import type { SeededRandom } from "../faults/seeded-random.ts";
import { FileInode, FolderInode, type Inode } from "./simulated-inode.ts";

/** A call that changes what is on the disk, or makes it durable, or reads it. */
export interface SimulatedCall {
  readonly operation: "open" | "read" | "write" | "sync" | "mkdir" | "link" | "rename" | "unlink";
  readonly path: string;
  readonly number: number;
}

/**
 * What befalls a call: an error before anything happened, a short write and then an error, a bit that is
 * read wrong, or the end of the process or of the power before it or after it.
 */
export type Befalls = "EIO" | "ENOSPC" | "short" | "flip" | "end-before" | "end-after" | undefined;

class SystemError extends Error {
  readonly code: string;

  constructor(code: string, path: string) {
    super(`${code}: simulated, '${path}'`);
    this.code = code;
  }
}

/**
 * A file system in memory that keeps apart what was written and what was synced. Files and folders, no
 * links, no rights. Each process works on a {@link SimulatedFiles.calls} of its own, which ends with it.
 */
export class SimulatedFiles {
  readonly #root = new FolderInode();
  readonly #random: SeededRandom;
  /** Asked at every call of every process. */
  befalls: (call: SimulatedCall) => Befalls = () => undefined;
  /** Told of each file that gets a name, before anybody can know whether it is durable. */
  onNamed: (path: string, bytes: Uint8Array) => void = () => undefined;
  /** Plants a fault: what is not synced though the caller was told so. */
  isSyncSkipped: (path: string) => boolean = () => false;
  #generation = 0;
  #isEnded = false;
  #callCount = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** Whether the newest process was ended. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  get callCount(): number {
    return this.#callCount;
  }

  /** Every file below a folder, by its path from there, as processes see it now. */
  filesBelow(folder: string): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    const walk = (inode: Inode, path: string): void => {
      if (inode.kind === "file") files.set(path, inode.live);
      else for (const [name, below] of inode.live) walk(below, path === "" ? name : `${path}/${name}`);
    };
    const top = this.#find(folder);
    if (top !== undefined) walk(top, "");
    return files;
  }

  /** Puts a durable file in a place. */
  place(path: string, bytes: Uint8Array): void {
    this.#makeFolders(posix.dirname(path));
    const folder = this.#parentOf(path);
    folder.change([[posix.basename(path), new FileInode(bytes)]]);
    this.#eachFolder((each) => each.sync());
  }

  /** No call of an earlier process is answered any more; what it wrote stays as the kernel has it. */
  endProcesses(): void {
    this.#generation++;
    this.#isEnded = true;
  }

  cutPower(): void {
    this.endProcesses();
    this.#root.cutPower(this.#random);
  }

  /** The calls of one process, the next one. */
  calls(): FileCalls {
    this.#isEnded = false;
    const life = this.#generation;
    const files = this;
    /** Counts the call, lets happen what befalls it, and does it. */
    async function call<T>(
      operation: SimulatedCall["operation"],
      path: string,
      act: (befalls: Befalls) => T,
    ): Promise<T> {
      await Promise.resolve(); // A disk answers later, so that other work of the process comes between.
      return files.#called(life, operation, path, act);
    }
    const opened = (path: string, inode: Inode): OpenFile => ({
      stat: () =>
        call("open", path, () => ({
          size: inode.kind === "file" ? inode.live.length : 0,
          isFile: () => inode.kind === "file",
        })),
      read: (into, offset, length, position) =>
        call("read", path, (befalls) => {
          const found = bytesOf(inode, path).slice(position, position + length);
          into.set(befalls === "flip" ? flipped(found, files.#callCount) : found, offset);
          return { bytesRead: found.length };
        }),
      write: (bytes, offset, length, position) =>
        call("write", path, (befalls) => {
          const count = befalls === "short" ? Math.ceil(length / 2) : length;
          fileOf(inode, path).write(position, bytes.subarray(offset, offset + count));
          return { bytesWritten: count };
        }),
      sync: () => call("sync", path, () => files.isSyncSkipped(path) || inode.sync()).then(() => undefined),
      close: () => Promise.resolve(),
    });
    return {
      open: (path, flags) => call("open", path, () => opened(path, files.#open(path, flags))),
      openFolder: (path) => call("open", path, () => opened(path, files.#folder(path))),
      readAt: (path, offset, size) =>
        files.#called(life, "read", path, (befalls) => {
          const found = bytesOf(files.#existing(path), path).slice(offset, offset + size);
          return befalls === "flip" ? flipped(found, files.#callCount) : found;
        }),
      stat: (path) => call("open", path, () => ({ size: bytesOf(files.#existing(path), path).length })),
      readdir: (path) => call("open", path, () => [...files.#folder(path).live.keys()]),
      makeFolders: (path) => call("mkdir", path, () => files.#makeFolders(path)),
      link: (from, to) => call("link", to, () => files.#link(from, to)),
      rename: (from, to) => call("rename", to, () => files.#rename(from, to)),
      unlink: (path) => call("unlink", path, () => files.#unlink(path)),
      rm: (path) => call("unlink", path, () => files.#remove(path)),
    };
  }

  #called<T>(
    life: number,
    operation: SimulatedCall["operation"],
    path: string,
    act: (befalls: Befalls) => T,
  ): T {
    if (life !== this.#generation) throw new SystemError("EIO", path);
    const befalls = this.befalls({ operation, path, number: this.#callCount++ });
    if (befalls === "end-before") this.#end(path);
    if (befalls === "EIO" && operation === "sync") this.#existing(path).failSync(this.#random);
    if (befalls === "EIO" || befalls === "ENOSPC") throw new SystemError(befalls, path);
    const result = act(befalls);
    if (befalls === "end-after") this.#end(path);
    return result;
  }

  #end(path: string): never {
    this.endProcesses();
    throw new SystemError("EIO", path);
  }

  #open(path: string, flags: string): Inode {
    const found = this.#find(path);
    if (flags !== "wx" && flags !== "wx+") return this.#existing(path);
    if (found !== undefined) throw new SystemError("EEXIST", path);
    const inode = new FileInode();
    this.#parentOf(path).change([[posix.basename(path), inode]]);
    return inode;
  }

  #link(from: string, to: string): void {
    const inode = this.#existing(from);
    if (this.#find(to) !== undefined) throw new SystemError("EEXIST", to);
    this.#parentOf(to).change([[posix.basename(to), inode]]);
    this.onNamed(to, bytesOf(inode, to));
  }

  #rename(from: string, to: string): void {
    const inode = this.#existing(from);
    const folder = this.#parentOf(to);
    if (folder !== this.#parentOf(from)) throw new SystemError("EXDEV", to);
    folder.change([
      [posix.basename(from), undefined],
      [posix.basename(to), inode],
    ]);
    this.onNamed(to, bytesOf(inode, to));
  }

  #unlink(path: string): void {
    this.#existing(path);
    this.#parentOf(path).change([[posix.basename(path), undefined]]);
  }

  /** A folder goes name by name, so that part of it may be left. */
  #remove(path: string): void {
    const inode = this.#find(path);
    if (inode === undefined) return;
    if (inode.kind === "folder") {
      for (const name of [...inode.live.keys()]) this.#remove(posix.join(path, name));
    }
    this.#parentOf(path).change([[posix.basename(path), undefined]]);
  }

  #makeFolders(path: string): string | undefined {
    let folder = this.#root;
    let first: string | undefined;
    const parts = path.split("/").filter((part) => part !== "");
    parts.forEach((name, i) => {
      const there = folder.live.get(name);
      const next = there ?? new FolderInode();
      if (next.kind === "file") throw new SystemError("ENOTDIR", path);
      if (there === undefined) {
        folder.change([[name, next]]);
        first ??= `/${parts.slice(0, i + 1).join("/")}`;
      }
      folder = next;
    });
    return first;
  }

  #find(path: string): Inode | undefined {
    let inode: Inode | undefined = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      inode = inode?.kind === "folder" ? inode.live.get(name) : undefined;
    }
    return inode;
  }

  #existing(path: string): Inode {
    const inode = this.#find(path);
    if (inode === undefined) throw new SystemError("ENOENT", path);
    return inode;
  }

  #folder(path: string): FolderInode {
    const inode = this.#existing(path);
    if (inode.kind === "file") throw new SystemError("ENOTDIR", path);
    return inode;
  }

  #parentOf(path: string): FolderInode {
    return this.#folder(posix.dirname(path));
  }

  #eachFolder(visit: (folder: FolderInode) => void, folder = this.#root): void {
    visit(folder);
    for (const inode of folder.live.values()) if (inode.kind === "folder") this.#eachFolder(visit, inode);
  }
}

function fileOf(inode: Inode, path: string): FileInode {
  if (inode.kind === "folder") throw new SystemError("EISDIR", path);
  return inode;
}

function bytesOf(inode: Inode, path: string): Uint8Array {
  return fileOf(inode, path).live;
}

/** One bit of what was read is wrong; the disk has it right. */
function flipped(bytes: Uint8Array, chance: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const at = (chance * 2_654_435_761) % Math.max(1, copy.length);
  if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << (chance % 8));
  return copy;
}
