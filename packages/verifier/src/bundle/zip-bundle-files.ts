// SPDX-License-Identifier: Apache-2.0
import type { BundleFiles } from "./bundle-files.ts";
import { readAhead, type ZipSource } from "./read-ahead.ts";
import { uint64At } from "./uint64-at.ts";
import { localHeaderSizeBytes, stored, unreadable, type ZipPlace, zipDirectory } from "./zip-directory.ts";

const localHeaderSignature = 0x04034b50;
const wholeField = 0xffff_ffff;

/**
 * The files of a bundle in a zip, read where they lie: nothing is unpacked, nothing is compressed.
 * @throws ScelleError("bundle.unreadable") for what is no zip, is cut off, or holds names, sizes or methods
 * that no bundle has
 */
export async function zipBundleFiles(zip: ZipSource): Promise<BundleFiles> {
  const source = readAhead(zip);
  const places = await zipDirectory(source);
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

/** Where the content begins: after a header that must say of the same file what the directory says. */
async function contentStart(source: ZipSource, path: string, place: ZipPlace): Promise<number> {
  const { headerAt, name, sizeBytes, endsBefore } = place;
  const nameEndsAt = headerAt + localHeaderSizeBytes + name.length;
  const header = await bytesOf(source, path, headerAt, nameEndsAt);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const isSameName = [...header.subarray(localHeaderSizeBytes)].every(
    (byte, i) => byte === name.charCodeAt(i),
  );
  const isSame =
    view.getUint32(0, true) === localHeaderSignature &&
    view.getUint16(8, true) === stored &&
    view.getUint16(26, true) === name.length &&
    isSameName;
  if (!isSame) throw unreadable(path, "another header than its directory says");
  const start = nameEndsAt + view.getUint16(28, true);
  const extra = await bytesOf(source, path, nameEndsAt, start);
  for (const said of sizesIn(view, extra)) {
    if (said !== sizeBytes) throw unreadable(path, "another size than its directory says");
  }
  if (start + sizeBytes > endsBefore) throw unreadable(path, "two files in one place");
  return start;
}

/** The sizes that a local header says: none where they follow the content. */
function sizesIn(header: DataView, extra: Uint8Array): number[] {
  const follow = (header.getUint16(6, true) & 0x08) !== 0;
  const small = [18, 22].map((at) => header.getUint32(at, true));
  if (follow && small.every((size) => size === 0)) return [];
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  const large =
    extra.length >= 20 && view.getUint16(0, true) === 1 ? [4, 12].map((at) => uint64At(view, at)) : [];
  const said = small.map((size, i) => (size === wholeField ? (large[i] ?? size) : size));
  return follow ? said.filter((size) => size !== 0) : said;
}

async function bytesOf(source: ZipSource, path: string, from: number, until: number): Promise<Uint8Array> {
  if (until > source.size || from > until) throw unreadable(path, "cut off");
  const bytes = new Uint8Array(await source.slice(from, until).arrayBuffer());
  if (bytes.length !== until - from) throw unreadable(path, "cut off");
  return bytes;
}
