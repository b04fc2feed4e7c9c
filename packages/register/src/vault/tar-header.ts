// SPDX-License-Identifier: Apache-2.0
// Headers of the one tar form that Scellé writes: ustar, with a pax header before it for what ustar
// cannot say. The same folder gives the same bytes on every machine: nothing is taken from the clock, the
// locale or the user database. Numeric owners, modes and times to the nanosecond are evidence and are
// kept; user and group names belong to the machine that reads and are left empty.

export const tarBlockSizeBytes = 512;
/** Two empty blocks end an archive. */
export const tarEnd = new Uint8Array(2 * tarBlockSizeBytes);

export type TarEntryType = "file" | "folder" | "symlink" | "fifo" | "block-device" | "character-device";

export interface TarEntry {
  readonly type: TarEntryType;
  /** As the file system spells it, relative, without a slash at the end. */
  readonly path: Uint8Array;
  readonly linkTarget: Uint8Array;
  /** Permission bits. */
  readonly mode: number;
  readonly userId: number;
  readonly groupId: number;
  readonly sizeBytes: number;
  readonly mtimeNs: bigint;
  readonly deviceMajor: number;
  readonly deviceMinor: number;
}

const typeFlags: Record<TarEntryType, string> = {
  file: "0",
  folder: "5",
  symlink: "2",
  fifo: "6",
  "block-device": "4",
  "character-device": "3",
};
const nameFieldLength = 100;
/** 2^33 - 1: eleven octal digits. */
const sizeOctalMax = 0o77777777777;
/** Seven octal digits. */
const ownerOctalMax = 0o7777777;
const paxName = "pax-header";
const slash = 0x2f;

/**
 * The header blocks of an entry: 512 bytes, or a pax header and 512 bytes.
 * @see POSIX.1-2017 pax, "ustar Interchange Format" and "pax Interchange Format"
 */
export function tarHeader(entry: TarEntry): Uint8Array {
  const path = entry.type === "folder" ? append(entry.path, slash) : entry.path;
  const seconds = floorDivide(entry.mtimeNs, 1_000_000_000n);
  const ustar = ustarHeader(typeFlags[entry.type], path, entry, seconds);
  const records = paxRecords(path, entry, seconds);
  if (records.length === 0) return ustar;
  const named = { ...entry, linkTarget: new Uint8Array(0), sizeBytes: records.length, mode: 0o644 };
  const owned = { ...named, userId: 0, groupId: 0, deviceMajor: 0, deviceMinor: 0 };
  return join([ustarHeader("x", ascii(paxName), owned, 0n), padded(records), ustar]);
}

/** Zeros from the end of a file's content to the next block. */
export function tarPaddingSizeBytes(sizeBytes: number): number {
  return (tarBlockSizeBytes - (sizeBytes % tarBlockSizeBytes)) % tarBlockSizeBytes;
}

/** Written field by field into one buffer: a folder of small files has as many headers as files. */
function ustarHeader(flag: string, path: Uint8Array, entry: TarEntry, seconds: bigint): Uint8Array {
  const block = Buffer.alloc(tarBlockSizeBytes);
  const owner = (id: number) => octal(id > ownerOctalMax ? 0 : id, 7);
  block.set(path.subarray(0, nameFieldLength), 0);
  const size = octal(entry.sizeBytes > sizeOctalMax ? 0 : entry.sizeBytes, 11);
  const time = octal(isOctalTime(seconds) ? Number(seconds) : 0, 11);
  const owners = `${owner(entry.userId)}\0${owner(entry.groupId)}`;
  block.write(`${octal(entry.mode, 7)}\0${owners}\0${size}\0${time}\0        ${flag}`, 100, "latin1");
  block.set(entry.linkTarget.subarray(0, nameFieldLength), 157);
  block.write("ustar\x0000", 257, "latin1");
  block.write(octal(entry.deviceMajor, 7), 329, "latin1");
  block.write(octal(entry.deviceMinor, 7), 337, "latin1");
  let sum = 0;
  for (let at = 0; at < tarBlockSizeBytes; at += 1) sum += block[at] ?? 0;
  block.write(`${octal(sum, 6)}\0 `, 148, "latin1");
  return block;
}

function paxRecords(path: Uint8Array, entry: TarEntry, seconds: bigint): Uint8Array {
  const records: Uint8Array[] = [];
  const needsPath = !fitsNameField(path);
  const needsLink = !fitsNameField(entry.linkTarget);
  const isText = isUtf8(path) && isUtf8(entry.linkTarget);
  if ((needsPath || needsLink) && !isText) records.push(paxRecord("hdrcharset", ascii("BINARY")));
  if (needsPath) records.push(paxRecord("path", path));
  if (needsLink) records.push(paxRecord("linkpath", entry.linkTarget));
  if (entry.sizeBytes > sizeOctalMax) records.push(paxRecord("size", decimal(entry.sizeBytes)));
  if (entry.userId > ownerOctalMax) records.push(paxRecord("uid", decimal(entry.userId)));
  if (entry.groupId > ownerOctalMax) records.push(paxRecord("gid", decimal(entry.groupId)));
  const fraction = entry.mtimeNs - seconds * 1_000_000_000n;
  if (fraction !== 0n || !isOctalTime(seconds)) records.push(paxRecord("mtime", paxTime(entry.mtimeNs)));
  return join(records);
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: Uint8Array): Uint8Array {
  const bare = key.length + value.length + 3;
  let length = bare + String(bare).length;
  if (String(length).length > String(bare).length) length += 1;
  return join([ascii(`${length} ${key}=`), value, Uint8Array.of(0x0a)]);
}

/** Seconds with their fraction; before 1970 the whole number carries the sign. */
function paxTime(timeNs: bigint): Uint8Array {
  const sign = timeNs < 0n ? "-" : "";
  const size = timeNs < 0n ? -timeNs : timeNs;
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return ascii(`${sign}${size / 1_000_000_000n}${fraction === "" ? "" : `.${fraction}`}`);
}

function fitsNameField(name: Uint8Array): boolean {
  if (name.length > nameFieldLength) return false;
  for (let at = 0; at < name.length; at += 1) if ((name[at] ?? 0) >= 0x80) return false;
  return true;
}

function isOctalTime(seconds: bigint): boolean {
  return seconds >= 0n && seconds <= BigInt(sizeOctalMax);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function decimal(value: number): Uint8Array {
  return ascii(String(value));
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // A name in some older encoding: its bytes are kept as they are.
  }
}

function append(bytes: Uint8Array, byte: number): Uint8Array {
  return join([bytes, Uint8Array.of(byte)]);
}

function padded(bytes: Uint8Array): Uint8Array {
  return join([bytes, new Uint8Array(tarPaddingSizeBytes(bytes.length))]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
