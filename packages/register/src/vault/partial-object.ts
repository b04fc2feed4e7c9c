// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { type BigIntStats, readFileSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeDurableFolder } from "../disk/node-disk.ts";
import { DirectFile } from "./direct-file.ts";
import { makeFolder, syncNames } from "./durable-names.ts";
import { noteSealed } from "./sealed-here.ts";
import { writeError } from "./vault-error.ts";
import { objectPath } from "./vault-folder.ts";

const partialName = /^\.partial-(\d{1,10})-(\d{1,20})-[0-9a-f]{16}$/;

/**
 * An object while it is being written, under a name that says which process writes it. It gets its own
 * name only when all of its bytes are durable.
 */
export class PartialObject {
  readonly name: string;
  readonly #vaultFolder: string;
  readonly #handle: FileHandle;
  readonly #direct: DirectFile;
  #isEnded = false;

  constructor(vaultFolder: string, name: string, handle: FileHandle) {
    this.#vaultFolder = vaultFolder;
    this.name = name;
    this.#handle = handle;
    this.#direct = new DirectFile(join(vaultFolder, name));
  }

  /** @throws ScelleError("vault.no-space" | "vault.not-writable" | "vault.write-failed") */
  async write(bytes: Uint8Array, offsetBytes: number): Promise<void> {
    try {
      for (let done = await this.#direct.write(bytes, offsetBytes); done < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(
          bytes,
          done,
          bytes.length - done,
          offsetBytes + done,
        );
        done += bytesWritten;
      }
    } catch (cause) {
      throw writeError(cause, this.#vaultFolder);
    }
  }

  /** Bytes that already stand at an offset; fewer at the end. */
  async read(into: Uint8Array, offsetBytes: number): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await this.#handle.read(into, filled, into.length - filled, offsetBytes + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  async sizeBytes(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  /** Makes all bytes written so far durable. */
  async sync(): Promise<void> {
    try {
      await this.#handle.datasync();
    } catch (cause) {
      throw writeError(cause, this.#vaultFolder);
    }
  }

  /**
   * Bytes first, then the name: the object is never seen half-written, whenever the power goes.
   * @param root taken from the very bytes that were written
   */
  async publish(root: string, sizeBytes: number): Promise<void> {
    const path = objectPath(this.#vaultFolder, root);
    let found: BigIntStats;
    try {
      await this.#handle.truncate(sizeBytes);
      await this.#handle.sync();
      await makeFolder(dirname(path), this.#vaultFolder);
      await rename(join(this.#vaultFolder, this.name), path);
      found = await this.#handle.stat({ bigint: true });
    } catch (cause) {
      throw writeError(cause, this.#vaultFolder);
    }
    await this.#end();
    await syncNames(dirname(path));
    await syncNames(this.#vaultFolder);
    await syncNames(dirname(this.#vaultFolder)); // Whoever made the vault may have died before that.
    noteSealed(root, found);
  }

  /** Removes it. May be called after `publish`, and then does nothing. */
  async discard(): Promise<void> {
    if (this.#isEnded) return;
    await this.#end();
    await rm(join(this.#vaultFolder, this.name), { force: true });
  }

  async #end(): Promise<void> {
    this.#isEnded = true;
    await this.#direct.close();
    await this.#handle.close();
  }
}

/** @throws ScelleError("vault.no-space" | "vault.not-writable" | "vault.write-failed") */
export async function createPartial(vaultFolder: string): Promise<PartialObject> {
  const name = ownPartialName();
  try {
    await makeDurableFolder(vaultFolder);
    return new PartialObject(vaultFolder, name, await open(join(vaultFolder, name), "wx+", 0o600));
  } catch (cause) {
    throw writeError(cause, vaultFolder);
  }
}

/**
 * Takes over what a dead process left, under a name of ours; undefined if it is gone or somebody else was
 * faster.
 */
export async function adoptPartial(vaultFolder: string, left: string): Promise<PartialObject | undefined> {
  const name = ownPartialName();
  try {
    await rename(join(vaultFolder, left), join(vaultFolder, name));
    return new PartialObject(vaultFolder, name, await open(join(vaultFolder, name), "r+"));
  } catch {
    return undefined; // Whatever is wrong with it, sealing anew is always possible.
  }
}

export function isPartialName(name: string): boolean {
  return partialName.test(name);
}

/** Whether the process that writes this partial still runs. */
export function isBeingWritten(name: string): boolean {
  const [, processId, startTicks] = partialName.exec(name) ?? [];
  return processId !== undefined && startTicks === startTicksOf(processId);
}

function ownPartialName(): string {
  const startTicks = startTicksOf(String(process.pid)) ?? "0";
  return `.partial-${process.pid}-${startTicks}-${randomBytes(8).toString("hex")}`;
}

/**
 * When a process started, in ticks since boot: with its number it is not mistaken for a later one.
 * @see proc(5)
 */
function startTicksOf(processId: string): string | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, "latin1");
    return status.slice(status.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined; // No such process.
  }
}
