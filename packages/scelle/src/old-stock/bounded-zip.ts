// SPDX-License-Identifier: Apache-2.0
import { type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { unreadable } from "./table.ts";

/** What all that is read of a workbook may come to, unpacked: twenty thousand lines are some ten. */
const unpackedSizeBytesMax = 64 * 1024 * 1024;
/** A workbook has a few files a sheet. */
const entriesMax = 2_000;

/** The files of a zip, unpacked one by one as they are asked for, and no further than a workbook goes. */
export interface BoundedZip {
  /** @returns undefined where there is no such file; @throws ScelleError("import.unreadable") */
  text(name: string): Promise<string | undefined>;
}

/** @throws ScelleError("import.unreadable") for what is no zip, or holds more than a workbook does */
export async function openZip(bytes: Uint8Array, path: string): Promise<BoundedZip> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const files = new Map<string, FileEntry>();
  const entries = await unlessBroken(path, () => reader.getEntries());
  if (entries.length > entriesMax) throw unreadable(path, `it holds more than ${entriesMax} files`);
  for (const entry of entries) if (!entry.directory) files.set(entry.filename, entry);
  let left = unpackedSizeBytesMax;
  return {
    text: async (name) => {
      const file = files.get(name);
      if (file === undefined) return undefined;
      const decoder = new TextDecoder();
      let text = "";
      let isTooMuch = false;
      // Counted as it comes: what a zip says of its own sizes is not believed.
      const sink = new WritableStream<Uint8Array>({
        write: (chunk) => {
          left -= chunk.length;
          isTooMuch ||= left < 0;
          if (isTooMuch) throw new RangeError("too much");
          text += decoder.decode(chunk, { stream: true });
        },
      });
      try {
        await file.getData(sink, { useWebWorkers: false, checkSignature: true });
      } catch (cause) {
        const most = `${unpackedSizeBytesMax / 1024 ** 2} MiB`;
        throw unreadable(path, isTooMuch ? `unpacked it is more than ${most}` : "it is damaged", cause);
      }
      return text + decoder.decode();
    },
  };
}

async function unlessBroken<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw unreadable(path, "it is no workbook: no zip, or cut off", cause);
  }
}
