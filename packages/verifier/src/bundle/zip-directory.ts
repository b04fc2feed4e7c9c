// SPDX-License-Identifier: Apache-2.0
// The directory of a zip, read as strictly as a bundle is written: nothing is guessed at.
import { bundleFilesMax, isBagPath, ScelleError } from "@scelle/core";
import type { ZipSource } from "./read-ahead.ts";
import { uint64At } from "./uint64-at.ts";

/** Where a file lies: its local header, and what comes after its content. */
export interface ZipPlace {
  /** As the zip calls it, its folder included. */
  readonly name: string;
  readonly headerAt: number;
  readonly sizeBytes: number;
  /** The next local header, or the directory: the content ends before it. */
  readonly endsBefore: number;
}

/** @see APPNOTE.TXT 6.3.10, 4.3.7 */
export const localHeaderSizeBytes = 30;
/** Method 0: as they are. */
export const stored = 0;
/** Sizes follow the content; names are in UTF-8. Nothing else is said of a file of a bundle. */
const flagsKnown = 0x0808;

const end = { signature: 0x06054b50, sizeBytes: 22 } as const;
const locator64 = { signature: 0x07064b50, sizeBytes: 20 } as const;
const end64 = { signature: 0x06064b50, sizeBytes: 56 } as const;
const line = { signature: 0x02014b50, sizeBytes: 46 } as const;
/** Of a name with its folder, or of what a line says more. */
const lineRestSizeBytesMax = 2_048;
const wholeField = 0xffff_ffff;
const zip64Field = 1;

const folderForm = /^case-[0-9a-f]{8}-\d{1,16}$/;
const fileTypeBits = 0o170_000;
const ordinaryFile = 0o100_000;

/**
 * All files of a bundle, by their path in the bag. Memory is in proportion to what the directory lists, which
 * is bounded, and to nothing that it states.
 * @throws ScelleError("bundle.unreadable")
 */
export async function zipDirectory(source: ZipSource): Promise<Map<string, ZipPlace>> {
  const directory = await directoryOf(source);
  const cursor = new Cursor(source, directory.at, directory.endsAt);
  const places = new Map<string, ZipPlace>();
  let folder: string | undefined;
  for (let i = 0; i < directory.count; i += 1) {
    const place = await nextPlace(cursor, directory.at);
    const [top = "", ...steps] = place.name.split("/");
    const path = steps.join("/");
    const isOfBag = folderForm.test(top) && top === (folder ?? top) && isBagPath(path);
    if (!isOfBag) throw unreadable("?", "a name that no bundle has");
    if (places.has(path)) throw unreadable(path, "a name twice");
    folder = top;
    places.set(path, place);
  }
  if (cursor.remaining > 0) throw unreadable("?", "its directory says another length than it has");
  if (places.size === 0) throw unreadable("?", "empty");
  return apart(places, directory.at);
}

export function unreadable(path: string, problem: string): ScelleError {
  return new ScelleError("bundle.unreadable", { path, problem });
}

interface Directory {
  readonly at: number;
  readonly endsAt: number;
  readonly count: number;
}

/** The last bytes say where the directory lies; it ends where they begin. */
async function directoryOf(source: ZipSource): Promise<Directory> {
  const from = Math.max(0, source.size - end.sizeBytes - locator64.sizeBytes - end64.sizeBytes);
  const tail = await viewOf(source, from, source.size);
  const endAt = tail.byteLength - end.sizeBytes;
  if (endAt < 0 || tail.getUint32(endAt, true) !== end.signature) {
    if (await isEncrypted(source)) throw new ScelleError("bundle.encrypted");
    throw unreadable("?", "no zip, or cut off");
  }
  if (tail.getUint16(endAt + 20, true) !== 0) throw unreadable("?", "a comment at its end");
  const locatorAt = endAt - locator64.sizeBytes;
  const isLarge = locatorAt >= 0 && tail.getUint32(locatorAt, true) === locator64.signature;
  const found = isLarge ? largeEnd(tail, locatorAt, from) : smallEnd(tail, endAt, from + endAt);
  const { at, endsAt, count } = found;
  if (count > bundleFilesMax) throw unreadable("?", "too many files");
  const hasRoom = endsAt - at <= count * (line.sizeBytes + 2 * lineRestSizeBytesMax);
  if (at < 0 || at > endsAt || endsAt - at < count * line.sizeBytes || !hasRoom) {
    throw unreadable("?", "its directory says another length than it has");
  }
  return found;
}

const ageLine = "age-encryption.org/v1\n";

async function isEncrypted(source: ZipSource): Promise<boolean> {
  const front = await viewOf(source, 0, Math.min(source.size, ageLine.length));
  return latin1(front, front.byteLength) === ageLine;
}

function smallEnd(tail: DataView, at: number, endsAt: number): Directory {
  const count = tail.getUint16(at + 10, true);
  const isWhole =
    tail.getUint32(at + 4, true) === 0 &&
    tail.getUint16(at + 8, true) === count &&
    endsAt - tail.getUint32(at + 12, true) === tail.getUint32(at + 16, true);
  if (!isWhole) throw unreadable("?", "its end contradicts what stands before");
  return { at: tail.getUint32(at + 16, true), endsAt, count };
}

/** What the 64-bit end says, where it stands right before its locator, and the 32-bit end does not differ. */
function largeEnd(tail: DataView, locatorAt: number, from: number): Directory {
  const at = locatorAt - end64.sizeBytes;
  const small = locatorAt + locator64.sizeBytes;
  if (at < 0) throw unreadable("?", "its end contradicts what stands before");
  const [count, sizeBytes, directoryAt] = [
    uint64At(tail, at + 32),
    uint64At(tail, at + 40),
    uint64At(tail, at + 48),
  ];
  const agrees = (found: number, whole: number, said: number) => found === whole || found === said;
  const isWhole =
    tail.getUint32(at, true) === end64.signature &&
    uint64At(tail, at + 4) === end64.sizeBytes - 12 &&
    tail.getUint32(at + 16, true) === 0 &&
    tail.getUint32(at + 20, true) === 0 &&
    uint64At(tail, at + 24) === count &&
    directoryAt + sizeBytes === from + at &&
    tail.getUint32(locatorAt + 4, true) === 0 &&
    uint64At(tail, locatorAt + 8) === from + at &&
    tail.getUint32(locatorAt + 16, true) === 1 &&
    agrees(tail.getUint16(small + 10, true), 0xffff, count) &&
    agrees(tail.getUint32(small + 12, true), wholeField, sizeBytes) &&
    agrees(tail.getUint32(small + 16, true), wholeField, directoryAt);
  if (!isWhole) throw unreadable("?", "its end contradicts what stands before");
  return { at: directoryAt, endsAt: from + at, count };
}

/** One line of the directory. @param limit where contents end at the latest */
async function nextPlace(cursor: Cursor, limit: number): Promise<ZipPlace> {
  const fixed = await cursor.take(line.sizeBytes);
  if (fixed.getUint32(0, true) !== line.signature) throw unreadable("?", "its directory is no list of files");
  const nameSizeBytes = fixed.getUint16(28, true);
  const extraSizeBytes = fixed.getUint16(30, true);
  const hasComment = fixed.getUint16(32, true) !== 0 || fixed.getUint16(34, true) !== 0;
  if (hasComment || nameSizeBytes > lineRestSizeBytesMax || extraSizeBytes > lineRestSizeBytesMax) {
    throw unreadable("?", "a line of its directory that no bundle has");
  }
  const rest = await cursor.take(nameSizeBytes + extraSizeBytes);
  const name = latin1(rest, nameSizeBytes);
  const isPlain =
    (fixed.getUint16(8, true) & ~flagsKnown) === 0 &&
    fixed.getUint16(10, true) === stored &&
    fixed.getUint32(20, true) === fixed.getUint32(24, true);
  if (!isPlain) throw unreadable("?", "compressed or encrypted");
  const fileType = (fixed.getUint32(38, true) >>> 16) & fileTypeBits;
  if (fileType !== 0 && fileType !== ordinaryFile) throw unreadable("?", "a link or a special file");
  const { sizeBytes, headerAt } = placeOf(fixed, largeFields(rest, nameSizeBytes));
  if (headerAt + localHeaderSizeBytes + nameSizeBytes + sizeBytes > limit) throw unreadable("?", "cut off");
  return { name, headerAt, sizeBytes, endsBefore: limit };
}

/** Sizes and place; those that do not fit stand in the field for 64 bits, in this order. */
function placeOf(fixed: DataView, large: readonly number[]): Pick<ZipPlace, "sizeBytes" | "headerAt"> {
  const small = [24, 20, 42].map((at) => fixed.getUint32(at, true));
  const wanted = small.filter((value) => value === wholeField).length;
  if (wanted !== large.length) throw unreadable("?", "sizes that contradict each other");
  const left = [...large];
  const [sizeBytes = 0, packedSizeBytes, headerAt = 0] = small.map((value) =>
    value === wholeField ? (left.shift() ?? 0) : value,
  );
  if (sizeBytes !== packedSizeBytes) throw unreadable("?", "compressed or encrypted");
  return { sizeBytes, headerAt };
}

/** The numbers of the field for 64 bits; none where it is not there. */
function largeFields(rest: DataView, from: number): number[] {
  for (let at = from; at < rest.byteLength; ) {
    if (at + 4 > rest.byteLength) throw unreadable("?", "a line of its directory that no bundle has");
    const [id, sizeBytes] = [rest.getUint16(at, true), rest.getUint16(at + 2, true)];
    at += 4 + sizeBytes;
    if (at > rest.byteLength) throw unreadable("?", "a line of its directory that no bundle has");
    if (id !== zip64Field) continue;
    if (sizeBytes % 8 !== 0) throw unreadable("?", "sizes that contradict each other");
    return Array.from({ length: sizeBytes / 8 }, (_, i) => uint64At(rest, at - sizeBytes + 8 * i));
  }
  return [];
}

/** The same, each ending before the next one begins. @throws ScelleError where two share bytes */
function apart(places: Map<string, ZipPlace>, directoryAt: number): Map<string, ZipPlace> {
  const inOrder = [...places].sort(([, one], [, other]) => one.headerAt - other.headerAt);
  for (const [i, [path, place]] of inOrder.entries()) {
    const endsBefore = inOrder[i + 1]?.[1].headerAt ?? directoryAt;
    const { headerAt, name, sizeBytes } = place;
    if (headerAt + localHeaderSizeBytes + name.length + sizeBytes > endsBefore) {
      throw unreadable(path, "two files in one place");
    }
    places.set(path, { ...place, endsBefore });
  }
  return places;
}

function latin1(view: DataView, length: number): string {
  let text = "";
  for (let i = 0; i < length; i += 1) text += String.fromCharCode(view.getUint8(i));
  return text;
}

async function viewOf(source: ZipSource, from: number, until: number): Promise<DataView> {
  const bytes = await source.slice(from, until).arrayBuffer();
  if (bytes.byteLength !== until - from) throw unreadable("?", "no zip, or cut off");
  return new DataView(bytes);
}

const windowSizeBytes = 256 * 1024;

/** Goes through a range from its beginning, with one window of it in memory. */
class Cursor {
  readonly #source: ZipSource;
  readonly #endsAt: number;
  #at: number;
  #window: DataView = new DataView(new ArrayBuffer(0));
  #windowAt: number;

  constructor(source: ZipSource, from: number, endsAt: number) {
    this.#source = source;
    this.#at = from;
    this.#windowAt = from;
    this.#endsAt = endsAt;
  }

  get remaining(): number {
    return this.#endsAt - this.#at;
  }

  async take(sizeBytes: number): Promise<DataView> {
    if (sizeBytes > this.remaining) throw unreadable("?", "its directory says another length than it has");
    if (this.#at + sizeBytes > this.#windowAt + this.#window.byteLength) {
      const until = Math.min(this.#endsAt, this.#at + windowSizeBytes);
      this.#window = await viewOf(this.#source, this.#at, until);
      this.#windowAt = this.#at;
    }
    const start = this.#window.byteOffset + this.#at - this.#windowAt;
    this.#at += sizeBytes;
    return new DataView(this.#window.buffer, start, sizeBytes);
  }
}
