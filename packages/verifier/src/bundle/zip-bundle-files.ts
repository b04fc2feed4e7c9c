// SPDX-License-Identifier: Apache-2.0
import { bundleFilesMax, isBagPath, ScelleError } from "@scelle/core";
import { Reader, ZipReader } from "@zip.js/zip.js";
import type { BundleFiles } from "./bundle-files.ts";
import { readAhead, type ZipSource } from "./read-ahead.ts";

/** Where a file lies in the zip: its local header, and its size. */
interface Place {
  readonly headerAt: number;
  readonly nameBytes: Uint8Array;
  readonly sizeBytes: number;
}

/** @see APPNOTE.TXT 6.3.10, 4.3.7 */
const localHeaderSizeBytes = 30;
const localHeaderSignature = 0x04034b50;
const stored = 0;
const folderForm = /^case-[0-9a-f]{8}-\d{1,16}$/;

/**
 * The files of a bundle in a zip, read where they lie: nothing is unpacked, nothing is compressed.
 * @throws ScelleError("bundle.unreadable") for what is no zip, is cut off, or holds names, sizes or methods
 * that no bundle has
 */
export async function zipBundleFiles(zip: ZipSource): Promise<BundleFiles> {
  const source = readAhead(zip);
  const places = await placesIn(source);
  return {
    sizes: new Map([...places].map(([path, { sizeBytes }]) => [path, sizeBytes])),
    read: async (path, offset = 0, length = Number.MAX_SAFE_INTEGER) => {
      const place = places.get(path);
      if (place === undefined) throw unreadable(path, "not listed");
      const startsAt = await contentStart(source, path, place);
      const from = startsAt + Math.min(offset, place.sizeBytes);
      const until = startsAt + Math.min(place.sizeBytes, offset + length);
      return await bytesOf(source, path, from, until);
    },
  };
}

/** The directory of the zip, every line of it as a bundle has it. */
async function placesIn(source: ZipSource): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  const reader = new ZipReader(new SourceReader(source), { useWebWorkers: false });
  let folder: string | undefined;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const { filename, offset, compressionMethod, compressedSize, uncompressedSize } = entry;
      const [top = "", ...steps] = filename.split("/");
      const path = steps.join("/");
      const isOfBag = folderForm.test(top) && top === (folder ?? top) && isBagPath(path);
      if (!isOfBag || entry.directory || places.has(path)) throw unreadable("?", "a name that no bundle has");
      const isPlain = compressionMethod === stored && !entry.encrypted;
      if (!isPlain || compressedSize !== uncompressedSize) throw unreadable(path, "compressed or encrypted");
      if (places.size >= bundleFilesMax) throw unreadable("?", "too many files");
      folder = top;
      places.set(path, { headerAt: offset, nameBytes: entry.rawFilename, sizeBytes: uncompressedSize });
    }
  } catch (cause) {
    if (cause instanceof ScelleError) throw cause;
    // The library says in words of its own what is wrong with a zip; they may hold names from it.
    throw new ScelleError("bundle.unreadable", { path: "?", problem: "no zip, or cut off" }, { cause });
  }
  if (places.size === 0) throw unreadable("?", "empty");
  return places;
}

/** Where the content begins: after a header that must name the same file. */
async function contentStart(source: ZipSource, path: string, place: Place): Promise<number> {
  const { headerAt, nameBytes, sizeBytes } = place;
  const until = headerAt + localHeaderSizeBytes + nameBytes.length;
  const header = await bytesOf(source, path, headerAt, until);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const name = header.subarray(localHeaderSizeBytes);
  const isSame =
    name.every((byte, i) => byte === nameBytes[i]) && view.getUint16(26, true) === nameBytes.length;
  if (view.getUint32(0, true) !== localHeaderSignature || !isSame) throw unreadable(path, "another header");
  const start = until + view.getUint16(28, true);
  if (start + sizeBytes > source.size) throw unreadable(path, "cut off");
  return start;
}

async function bytesOf(source: ZipSource, path: string, from: number, until: number): Promise<Uint8Array> {
  if (until > source.size || from > until) throw unreadable(path, "cut off");
  const bytes = new Uint8Array(await source.slice(from, until).arrayBuffer());
  if (bytes.length !== until - from) throw unreadable(path, "cut off");
  return bytes;
}

function unreadable(path: string, problem: string): ScelleError {
  return new ScelleError("bundle.unreadable", { path, problem });
}

/** Lets the library read the directory from whatever gives ranges. */
class SourceReader extends Reader<ZipSource> {
  readonly #source: ZipSource;

  constructor(source: ZipSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.#source.slice(index, index + length).arrayBuffer());
  }
}
