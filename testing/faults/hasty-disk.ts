// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";
import { type Disk, nodeDisk } from "@scelle/register";

/**
 * A planted fault: a disk that says of a commit record that it is durable, and writes it a moment later.
 * Whoever kills a register on it must find acknowledged records missing.
 */
export function hastyDisk(folder: string): Disk {
  const disk = nodeDisk(folder);
  const create = (path: string, bytes: Uint8Array): Promise<boolean> => {
    const copy = bytes.slice();
    sleep(40)
      .then(() => disk.create(path, copy))
      .catch(() => undefined); // The folder may be gone by then: the test is over.
    return Promise.resolve(true);
  };
  return {
    create,
    read: (path, sizeBytesMax) => disk.read(path, sizeBytesMax),
    readAt: (path, offsetBytes, sizeBytes) => disk.readAt(path, offsetBytes, sizeBytes),
    list: (path) => disk.list(path),
    sizeBytes: (path) => disk.sizeBytes(path),
    replace: (path, bytes) => disk.replace(path, bytes),
    replaceAll: (files) => disk.replaceAll(files),
    writeAt: (path, parts) => disk.writeAt(path, parts),
    remove: (paths) => disk.remove(paths),
    removeFolder: (path) => disk.removeFolder(path),
  };
}
