// SPDX-License-Identifier: Apache-2.0
import type { FileHandle } from "node:fs/promises";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import { openQuietly } from "./file-source.ts";
import { readAround, UnreadableRanges } from "./read-around.ts";
import type { Source, SourceIdentity } from "./source.ts";
import { sourceError } from "./vault-error.ts";

/** The kernel counts a block device in sectors of 512 bytes, whatever the device's own are. */
const kernelSectorSizeBytes = 512;
/** A tape that is told not to wait gives nothing. */
const waiting = 0;
const blockDevicesFolder = "/sys/dev/block";

/**
 * A block device with the size that the kernel knows (stat says 0 for it), or a character device such as
 * a tape, read to its end.
 * @throws ScelleError("vault.source-unreadable")
 */
export async function deviceSource(path: string): Promise<Source> {
  const handle = await openQuietly(path, waiting);
  try {
    const { rdev, isBlock } = await deviceOf(handle);
    const sizeBytes = isBlock ? await blockDeviceSizeBytes(rdev) : undefined;
    return new DeviceSource(handle, rdev, sizeBytes);
  } catch (cause) {
    await handle.close();
    throw sourceError(cause);
  }
}

/** @see makedev(3) */
export function deviceMajor(rdev: number): number {
  const high = Math.floor(rdev / 2 ** 32);
  return ((rdev >>> 8) & 0xfff) + (high & 0xfffff000);
}

export function deviceMinor(rdev: number): number {
  return (rdev & 0xff) + ((rdev >>> 12) & 0xffffff00);
}

class DeviceSource implements Source {
  readonly kind = "device";
  readonly fileCount = undefined;
  readonly sizeBytes: number | undefined;
  readonly identity: SourceIdentity | undefined;
  readonly #handle: FileHandle;
  readonly #rdev: number;
  readonly #unreadable = new UnreadableRanges();
  #isClosed = false;

  constructor(handle: FileHandle, rdev: number, sizeBytes: number | undefined) {
    this.#handle = handle;
    this.#rdev = rdev;
    this.sizeBytes = sizeBytes;
    if (sizeBytes === undefined) return;
    this.identity = { device: String(rdev), inode: "device", sizeBytes, mtimeNs: "0" };
  }

  async read(into: Uint8Array, offsetBytes: number): Promise<number> {
    try {
      if (this.sizeBytes === undefined) return await this.#readOn(into);
      if (offsetBytes === 0) this.#unreadable.clear();
      const wanted = into.subarray(0, Math.max(0, this.sizeBytes - offsetBytes));
      return await readAround(this.#readAt, wanted, offsetBytes, this.#unreadable);
    } catch (cause) {
      throw sourceError(cause);
    }
  }

  unreadable() {
    return this.#unreadable.list();
  }

  /** A device has no time of change: what can be noticed is that the medium was taken out. */
  async assertUnchanged(): Promise<void> {
    const { rdev, isBlock } = await deviceOf(this.#handle);
    const sizeBytes = isBlock ? await blockDeviceSizeBytes(rdev) : undefined;
    if (rdev !== this.#rdev || sizeBytes !== this.sizeBytes) throw new ScelleError("vault.source-changed");
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#handle.close();
  }

  readonly #readAt = async (into: Uint8Array, offsetBytes: number) =>
    (await this.#handle.read(into, 0, into.length, offsetBytes)).bytesRead;

  /** From where the device stands: a tape has no offsets. */
  async #readOn(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await this.#handle.read(into, filled, into.length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }
}

async function deviceOf(handle: FileHandle): Promise<{ rdev: number; isBlock: boolean }> {
  const found = await handle.stat();
  return { rdev: found.rdev, isBlock: found.isBlockDevice() };
}

async function blockDeviceSizeBytes(rdev: number): Promise<number> {
  const path = join(blockDevicesFolder, `${deviceMajor(rdev)}:${deviceMinor(rdev)}`, "size");
  // The kernel’s own file of the device: without it the device is gone.
  const text = await readFile(path, "latin1").catch(() => "");
  if (!/^\d{1,13}\n$/.test(text)) throw new ScelleError("vault.source-unreadable", { reason: "no size" });
  return Number(text) * kernelSectorSizeBytes;
}
