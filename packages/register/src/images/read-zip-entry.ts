// SPDX-License-Identifier: Apache-2.0
import type { FileHandle } from "node:fs/promises";
import { constants, createInflateRaw } from "node:zlib";

/** A file inside a zip, as its central directory tells it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly sealedSizeBytes: number;
  readonly headerOffsetBytes: number;
}

/** An archive of more files is not looked into: its images are recognised by a few well-known names. */
const directorySizeBytesMax = 64 * 1024 * 1024;
/** The end record and the longest comment after it. */
const tailSizeBytesMax = 22 + 65_535;
const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

/**
 * The files that a zip lists, read from its end; undefined for what is no zip, or contradicts itself.
 * @see APPNOTE.TXT of the ZIP File Format Specification
 */
export async function listZip(file: FileHandle, sizeBytes: number): Promise<readonly ZipEntry[] | undefined> {
  const tailSizeBytes = Math.min(sizeBytes, tailSizeBytesMax);
  const tail = await readAt(file, sizeBytes - tailSizeBytes, tailSizeBytes);
  const end = lastIndexOf(tail, endSignature);
  if (end === undefined) return undefined;
  const place = (await place64(file, tail, end)) ?? {
    sizeBytes: tail.readUInt32LE(end + 12),
    offsetBytes: tail.readUInt32LE(end + 16),
  };
  if (place.sizeBytes > directorySizeBytesMax || place.offsetBytes + place.sizeBytes > sizeBytes)
    return undefined;
  return entriesIn(await readAt(file, place.offsetBytes, place.sizeBytes));
}

/** The beginning of a file inside a zip, at most `sizeBytesMax` of it; undefined if it cannot be read. */
export async function readZipEntry(
  file: FileHandle,
  entry: ZipEntry,
  sizeBytesMax: number,
): Promise<Buffer | undefined> {
  const header = await readAt(file, entry.headerOffsetBytes, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== localSignature) return undefined;
  const start = entry.headerOffsetBytes + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const sealed = await readAt(file, start, Math.min(entry.sealedSizeBytes, sizeBytesMax));
  if (entry.method === stored) return sealed;
  return entry.method === deflated ? await inflatedBeginning(sealed, sizeBytesMax) : undefined;
}

async function inflatedBeginning(bytes: Buffer, sizeBytesMax: number): Promise<Buffer | undefined> {
  // The end may have been cut off: what came before it will do.
  const inflating = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  inflating.end(bytes);
  try {
    for await (const part of inflating) {
      parts.push(part as Buffer);
      sizeBytes += (part as Buffer).length;
      if (sizeBytes >= sizeBytesMax) break;
    }
  } catch {
    return undefined; // Broken: nothing of it is believed.
  }
  return Buffer.concat(parts).subarray(0, sizeBytesMax);
}

interface DirectoryPlace {
  readonly sizeBytes: number;
  readonly offsetBytes: number;
}

async function place64(file: FileHandle, tail: Buffer, end: number): Promise<DirectoryPlace | undefined> {
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== end64LocatorSignature) return undefined;
  const record = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== end64Signature) return undefined;
  return {
    sizeBytes: Number(record.readBigUInt64LE(40)),
    offsetBytes: Number(record.readBigUInt64LE(48)),
  };
}

function entriesIn(directory: Buffer): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) return undefined;
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const plain = [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ];
    const [, sealedSizeBytes = 0, headerOffsetBytes = 0] = wideValues(plain, extra);
    entries.push({
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      sealedSizeBytes,
      headerOffsetBytes,
    });
    at = next;
  }
  return entries;
}

/** Values that do not fit into 32 bits stand in the Zip64 extra field, in this order. */
function wideValues(values: readonly number[], extra: Buffer): number[] {
  let wide = extra.subarray(0, 0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let used = 0;
  return values.map((value) => {
    if (value !== 0xffffffff || used + 8 > wide.length) return value;
    used += 8;
    return Number(wide.readBigUInt64LE(used - 8));
  });
}

function lastIndexOf(bytes: Buffer, signature: number): number | undefined {
  for (let at = bytes.length - 22; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === signature) return at;
  }
  return undefined;
}

async function readAt(file: FileHandle, offsetBytes: number, sizeBytes: number): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, Math.min(sizeBytes, size - offsetBytes))); // Whatever a length says.
  if (bytes.length === 0) return bytes;
  const { bytesRead } = await file.read(bytes, 0, bytes.length, offsetBytes);
  return bytes.subarray(0, bytesRead);
}
