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

/** A pax header is itself an entry of ustar. */
type UstarEntry = Omit<TarEntry, "type"> & { readonly type: TarEntryType | "pax-header" };

const typeFlags: Record<UstarEntry["type"], string> = {
  "pax-header": "x",
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
const slash = Uint8Array.of(0x2f);
const nothing = new Uint8Array(0);
const paxEntry: UstarEntry = {
  type: "pax-header",
  path: Buffer.from("pax-header"),
  linkTarget: nothing,
  mode: 0o644,
  userId: 0,
  groupId: 0,
  sizeBytes: 0,
  mtimeNs: 0n,
  deviceMajor: 0,
  deviceMinor: 0,
};

/**
 * The header blocks of an entry: 512 bytes, or a pax header and 512 bytes.
 * @see POSIX.1-2017 pax, "ustar Interchange Format" and "pax Interchange Format"
 */
export function tarHeader(entry: TarEntry): Uint8Array {
  const records = paxRecords(entry);
  const header = Buffer.alloc(headerSizeBytes(records));
  if (records.length > 0) {
    writeUstar(header, 0, { ...paxEntry, sizeBytes: records.length });
    header.write(records, tarBlockSizeBytes, "latin1");
  }
  writeUstar(header, header.length - tarBlockSizeBytes, entry);
  return header;
}

/** Of {@link tarHeader}, which need not be made for that. */
export function tarHeaderSizeBytes(entry: TarEntry): number {
  return headerSizeBytes(paxRecords(entry));
}

/** Zeros from the end of a file's content to the next block. */
export function tarPaddingSizeBytes(sizeBytes: number): number {
  return (tarBlockSizeBytes - (sizeBytes % tarBlockSizeBytes)) % tarBlockSizeBytes;
}

function headerSizeBytes(records: Latin1): number {
  if (records.length === 0) return tarBlockSizeBytes;
  return 2 * tarBlockSizeBytes + records.length + tarPaddingSizeBytes(records.length);
}

/** Written field by field in one place: a folder of small files has as many headers as files. */
function writeUstar(header: Buffer, start: number, entry: UstarEntry): void {
  const owner = (id: number) => octal(id > ownerOctalMax ? 0 : id, 7);
  const seconds = secondsOf(entry);
  const size = octal(entry.sizeBytes > sizeOctalMax ? 0 : entry.sizeBytes, 11);
  const time = octal(isOctalTime(seconds) ? Number(seconds) : 0, 11);
  const owners = `${owner(entry.userId)}\0${owner(entry.groupId)}`;
  const fields = `${octal(entry.mode, 7)}\0${owners}\0${size}\0${time}\0        ${typeFlags[entry.type]}`;
  header.set(nameOf(entry).subarray(0, nameFieldLength), start);
  header.write(fields, start + 100, "latin1");
  header.set(entry.linkTarget.subarray(0, nameFieldLength), start + 157);
  header.write("ustar\x0000", start + 257, "latin1");
  header.write(octal(entry.deviceMajor, 7), start + 329, "latin1");
  header.write(octal(entry.deviceMinor, 7), start + 337, "latin1");
  let sum = 0;
  for (let at = start; at < start + tarBlockSizeBytes; at += 1) sum += header[at] ?? 0;
  header.write(`${octal(sum, 6)}\0 `, start + 148, "latin1");
}

/** Bytes as text, one sign for each: most of a record is text, and a name may be anything. */
type Latin1 = string;

function paxRecords(entry: TarEntry): Latin1 {
  const path = nameOf(entry);
  const needsPath = !fitsNameField(path);
  const needsLink = !fitsNameField(entry.linkTarget);
  let records = "";
  if ((needsPath || needsLink) && !(isUtf8(path) && isUtf8(entry.linkTarget)))
    records += paxRecord("hdrcharset", "BINARY");
  if (needsPath) records += paxRecord("path", latin1(path));
  if (needsLink) records += paxRecord("linkpath", latin1(entry.linkTarget));
  if (entry.sizeBytes > sizeOctalMax) records += paxRecord("size", `${entry.sizeBytes}`);
  if (entry.userId > ownerOctalMax) records += paxRecord("uid", `${entry.userId}`);
  if (entry.groupId > ownerOctalMax) records += paxRecord("gid", `${entry.groupId}`);
  const seconds = secondsOf(entry);
  const fraction = entry.mtimeNs - seconds * 1_000_000_000n;
  if (fraction !== 0n || !isOctalTime(seconds)) records += paxRecord("mtime", paxTime(entry.mtimeNs));
  return records;
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: Latin1): Latin1 {
  const bare = key.length + value.length + 3;
  let length = bare + String(bare).length;
  if (String(length).length > String(bare).length) length += 1;
  return `${length} ${key}=${value}\n`;
}

/** Seconds with their fraction; before 1970 the whole number carries the sign. */
function paxTime(timeNs: bigint): string {
  const sign = timeNs < 0n ? "-" : "";
  const size = timeNs < 0n ? -timeNs : timeNs;
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return `${sign}${size / 1_000_000_000n}${fraction === "" ? "" : `.${fraction}`}`;
}

function fitsNameField(name: Uint8Array): boolean {
  if (name.length > nameFieldLength) return false;
  for (let at = 0; at < name.length; at += 1) if ((name[at] ?? 0) >= 0x80) return false;
  return true;
}

function isOctalTime(seconds: bigint): boolean {
  return seconds >= 0n && seconds <= BigInt(sizeOctalMax);
}

/** Down to the whole second, before 1970 too. */
function secondsOf({ mtimeNs }: Pick<TarEntry, "mtimeNs">): bigint {
  const seconds = mtimeNs / 1_000_000_000n;
  return mtimeNs % 1_000_000_000n < 0n ? seconds - 1n : seconds;
}

/** Of a folder with a slash at its end. */
function nameOf({ type, path }: UstarEntry): Uint8Array {
  return type === "folder" ? Buffer.concat([path, slash]) : path;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function latin1(bytes: Uint8Array): Latin1 {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // A name in some older encoding: its bytes are kept as they are.
  }
}
