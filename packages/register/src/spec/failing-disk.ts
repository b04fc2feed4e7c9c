// SPDX-License-Identifier: Apache-2.0
import type { Disk, NewFile } from "../disk/disk.ts";

/** A call that changes the disk, or reads of it what a commit depends on. */
export interface DiskCall {
  readonly operation: "read" | "list" | "replace" | "create" | "writeAt" | "remove" | "removeFolder";
  readonly path: string;
  /** How many calls came before it. */
  readonly number: number;
}

/** What befalls a call: it fails before it does anything, or after it did its work, or it waits. */
export interface Fault {
  readonly before?: Error;
  readonly after?: Error;
  readonly wait?: Promise<void>;
  /** Its work is done, and it does not say so before this. */
  readonly waitAfter?: Promise<void>;
}

/** A real disk with faults: what is not told to fail is done. */
export class FailingDisk implements Disk {
  /** Every call so far. */
  readonly calls: DiskCall[] = [];
  /** Asked at every call. */
  faultOf: (call: DiskCall) => Fault | undefined = () => undefined;
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Lets the next call that fits fail once, and says in `calls` that it came. */
  failOnce(operation: DiskCall["operation"], path: RegExp, fault: Fault): void {
    this.faultOf = (call) => {
      if (call.operation !== operation || !path.test(call.path)) return undefined;
      this.faultOf = () => undefined;
      return fault;
    };
  }

  read(path: string, sizeBytesMax: number) {
    return this.#call("read", path, () => this.#disk.read(path, sizeBytesMax));
  }

  readAt(path: string, offsetBytes: number, sizeBytes: number) {
    return this.#disk.readAt(path, offsetBytes, sizeBytes);
  }

  list(folder: string) {
    return this.#call("list", folder, () => this.#disk.list(folder));
  }

  sizeBytes(path: string) {
    return this.#disk.sizeBytes(path);
  }

  replace(path: string, bytes: Uint8Array) {
    return this.#call("replace", path, () => this.#disk.replace(path, bytes));
  }

  /** One after the other, so that each can be the one that fails. */
  async replaceAll(files: readonly NewFile[]) {
    for (const { path, bytes } of files) await this.replace(path, bytes);
  }

  create(path: string, bytes: Uint8Array) {
    return this.#call("create", path, () => this.#disk.create(path, bytes));
  }

  writeAt(path: string, parts: readonly { offsetBytes: number; bytes: Uint8Array }[]) {
    return this.#call("writeAt", path, () => this.#disk.writeAt(path, parts));
  }

  remove(paths: readonly string[]) {
    return this.#call("remove", paths.join(" "), () => this.#disk.remove(paths));
  }

  removeFolder(path: string) {
    return this.#call("removeFolder", path, () => this.#disk.removeFolder(path));
  }

  async #call<T>(operation: DiskCall["operation"], path: string, act: () => Promise<T>): Promise<T> {
    const call = { operation, path, number: this.calls.length };
    this.calls.push(call);
    const fault = this.faultOf(call);
    await fault?.wait;
    if (fault?.before !== undefined) throw fault.before;
    const result = await act();
    await fault?.waitAfter;
    if (fault?.after !== undefined) throw fault.after;
    return result;
  }
}
