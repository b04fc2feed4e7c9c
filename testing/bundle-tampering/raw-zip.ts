// SPDX-License-Identifier: Apache-2.0
import { crc32 } from "node:zlib";

/** What a zip says of a file, true unless said otherwise: every field may lie by itself. */
export interface RawFile {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** Of the file on Unix, type and rights. */
  readonly mode?: number;
  /** In the directory; larger than 32 bits it stands in the field for 64. */
  readonly sizeBytes?: bigint;
  readonly packedSizeBytes?: bigint;
  readonly headerAt?: bigint;
  /** Numbers in the field for 64 bits, whatever the others need. */
  readonly large?: readonly bigint[];
  readonly comment?: string;
  /** What the local header says otherwise. */
  readonly local?: {
    readonly name?: string;
    readonly method?: number;
    readonly sizeBytes?: number;
    readonly extraSizeBytes?: number;
  };
}

/** What the end of a zip says otherwise. */
export interface RawEnd {
  readonly count?: number;
  readonly directorySizeBytes?: number;
  readonly directoryAt?: number;
  readonly comment?: string;
  /** A 64-bit end before it, with its own numbers where given. */
  readonly large?: { readonly count?: bigint; readonly directoryAt?: bigint; readonly endAt?: bigint };
}

/** A zip of these files, as it is written down and not as it should be. @see APPNOTE.TXT 6.3.10, 4.3 */
export function rawZip(files: readonly RawFile[], end: RawEnd = {}): Uint8Array {
  const locals: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0n;
  for (const file of files) {
    const local = localOf(file);
    lines.push(lineOf(file, at));
    locals.push(local);
    at += BigInt(local.length);
  }
  const directory = Buffer.concat(lines);
  return new Uint8Array(
    Buffer.concat([...locals, directory, endOf(files.length, directory.length, at, end)]),
  );
}

const wholeField = 0xffff_ffffn;

function localOf({ name, content, method = 0, flags = 0, local = {} }: RawFile): Buffer {
  const said = Buffer.from(local.name ?? name);
  const sizeBytes = local.sizeBytes ?? content.length;
  const head = [u32(0x04034b50), u16(20), u16(flags), u16(local.method ?? method), u16(0), u16(0x21)];
  const sizes = [u32(crc32(content)), u32(sizeBytes), u32(sizeBytes)];
  return Buffer.concat([...head, ...sizes, u16(said.length), u16(local.extraSizeBytes ?? 0), said, content]);
}

function lineOf(file: RawFile, at: bigint): Buffer {
  const { content, method = 0, flags = 0, mode = 0o100_644, comment = "" } = file;
  const name = Buffer.from(file.name);
  const sizeBytes = file.sizeBytes ?? BigInt(content.length);
  const numbers = [sizeBytes, file.packedSizeBytes ?? sizeBytes, file.headerAt ?? at];
  const large = file.large ?? numbers.filter((value) => value >= wholeField);
  const extra = large.length === 0 ? [] : [u16(1), u16(8 * large.length), ...large.map(u64)];
  const [whole, packed, headerAt] = numbers
    .map((value) => (value >= wholeField ? wholeField : value))
    .map(Number);
  return Buffer.concat([
    ...[
      u32(0x02014b50),
      u16(0x314),
      u16(20),
      u16(flags),
      u16(method),
      u16(0),
      u16(0x21),
      u32(crc32(content)),
    ],
    ...[
      u32(packed ?? 0),
      u32(whole ?? 0),
      u16(name.length),
      u16(Buffer.concat(extra).length),
      u16(comment.length),
    ],
    ...[u16(0), u16(0), u32((mode << 16) >>> 0), u32(headerAt ?? 0), name, ...extra, Buffer.from(comment)],
  ]);
}

function endOf(fileCount: number, sizeBytes: number, at: bigint, end: RawEnd): Buffer {
  const {
    count = fileCount,
    directorySizeBytes = sizeBytes,
    directoryAt = Number(at),
    comment = "",
    large,
  } = end;
  const small = [
    ...[u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(directorySizeBytes), u32(directoryAt)],
    ...[u16(comment.length), Buffer.from(comment)],
  ];
  if (large === undefined) return Buffer.concat(small);
  const files = large.count ?? BigInt(fileCount);
  return Buffer.concat([
    ...[u32(0x06064b50), u64(44n), u16(45), u16(45), u32(0), u32(0), u64(files), u64(files)],
    ...[u64(BigInt(sizeBytes)), u64(large.directoryAt ?? at)],
    ...[u32(0x07064b50), u32(0), u64(large.endAt ?? at + BigInt(sizeBytes)), u32(1)],
    ...small,
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
