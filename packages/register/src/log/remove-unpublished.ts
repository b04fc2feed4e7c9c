// SPDX-License-Identifier: Apache-2.0
import { registerPaths } from "@scelle/core";
import { type Disk, temporaryPrefix } from "../disk/disk.ts";

/**
 * What an interruption left: the payload file of a run that will now be published with more in it, and
 * temporary files, of which those in `wal/` hold wrapped keys that no erasure would find.
 * @param size entries under the newest signed checkpoint
 */
export async function removeUnpublished(disk: Disk, size: number): Promise<void> {
  const { payloadFolder, walFolder, keysFolder, logFolder, historyFolder } = registerPaths;
  const isEarly = (folder: string, name: string): boolean =>
    folder === payloadFolder && /^\d{20}\./.test(name) && Number(name.slice(0, 20)) >= size;
  for (const folder of [payloadFolder, walFolder, keysFolder, logFolder, historyFolder]) {
    const names = await disk.list(folder);
    const left = names.filter((name) => name.startsWith(temporaryPrefix) || isEarly(folder, name));
    await disk.remove(left.map((name) => `${folder}/${name}`));
  }
}
