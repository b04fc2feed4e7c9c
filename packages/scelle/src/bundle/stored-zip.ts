// SPDX-License-Identifier: Apache-2.0
import { crc32 } from "node:zlib";
import { assert } from "@scelle/core";
import type { BundleSink } from "./bundle-sink.ts";

/** A file as the directory at the end of the zip lists it. */
interface Listed {
  readonly name: Buffer;
  readonly crc: number;
  readonly sizeBytes: number;
  readonly headerAt: number;
  readonly flags: number;
}

/** Small files are gathered to so many bytes before they go on. */
const gatheredSizeBytes = 256 * 1024;
/** What does not fit into 32 bits stands in a field for 64. */
const wholeField = 0xffff_ffff;
/** CRC and sizes follow the content. */
const followFlag = 0x08;
/** Made on Unix, by version 6.3 of the format. */
const madeBy = (3 << 8) | 63;
const ordinaryFile = 0o100_644 * 0x1_0000;

/**
 * A zip that stores files as they are, written once from front to end; 64-bit fields where they are needed.
 * @see APPNOTE.TXT 6.3.10, 4.3
 */
export class StoredZip {
  readonly #sink: BundleSink;
  readonly #time: Buffer;
  readonly #listed: Listed[] = [];
  #gathered: Buffer[] = [];
  #waitingBytes = 0;
  #at = 0;

  /** @param madeAt the time of every file, told in UTC: the same content gives the same bytes anywhere */
  constructor(sink: BundleSink, madeAt: Date) {
    this.#sink = sink;
    this.#time = timeOf(madeAt);
  }

  /** Bytes so far. */
  get writtenBytes(): number {
    return this.#at;
  }

  /** Adds a file that is in memory. */
  async add(name: string, content: Buffer): Promise<void> {
    const file = { name: Buffer.from(name), crc: crc32(content), sizeBytes: content.length };
    const listed = { ...file, headerAt: this.#at, flags: 0 };
    this.#listed.push(listed);
    await this.#gather(Buffer.concat([this.#header(listed), content]));
  }

  /**
   * Adds a file of exactly `sizeBytes` that goes by.
   * @param pass hands each piece to the sink, and gives the CRC-32 of all of them
   */
  async addPassing(
    name: string,
    sizeBytes: number,
    pass: (take: (piece: Uint8Array) => Promise<void>) => Promise<number>,
  ): Promise<void> {
    const file = { name: Buffer.from(name), crc: 0, sizeBytes, headerAt: this.#at, flags: followFlag };
    await this.#gather(this.#header(file));
    await this.#flush();
    const startsAt = this.#at;
    const crc = await pass(async (piece) => {
      this.#at += piece.length;
      await this.#sink.write(piece);
    });
    assert(this.#at - startsAt === sizeBytes, "a file in a zip has the size that its header was written for");
    this.#listed.push({ ...file, crc });
    const number = isLarge(file) ? u64 : u32;
    await this.#gather(Buffer.concat([u32(0x08074b50), u32(crc), number(sizeBytes), number(sizeBytes)]));
  }

  /** The directory, and the end. */
  async end(): Promise<void> {
    const directoryAt = this.#at;
    for (const listed of this.#listed) await this.#gather(this.#line(listed));
    await this.#gather(endOf(this.#listed.length, this.#at - directoryAt, directoryAt));
    await this.#flush();
  }

  #header(file: Listed): Buffer {
    const { name, crc, sizeBytes, flags } = file;
    const follows = flags === followFlag;
    const size = isLarge(file) ? wholeField : follows ? 0 : sizeBytes;
    // A field for 64 bits says that the sizes that follow have as many.
    const extra = isLarge(file) ? Buffer.concat([u16(1), u16(16), u64(0), u64(0)]) : Buffer.alloc(0);
    return Buffer.concat([
      ...[u32(0x04034b50), this.#described(file), u32(crc), u32(size), u32(size)],
      ...[u16(name.length), u16(extra.length), name, extra],
    ]);
  }

  #line(file: Listed): Buffer {
    const { name, crc, sizeBytes, headerAt } = file;
    const numbers = [sizeBytes, sizeBytes, headerAt];
    const large = numbers.filter((value) => value >= wholeField);
    const [whole = 0, packed = 0, at = 0] = numbers.map((value) => Math.min(value, wholeField));
    const extra = large.length === 0 ? [] : [u16(1), u16(8 * large.length), ...large.map(u64)];
    const extraSizeBytes = large.length === 0 ? 0 : 4 + 8 * large.length;
    return Buffer.concat([
      ...[u32(0x02014b50), u16(madeBy), this.#described(file), u32(crc), u32(packed), u32(whole)],
      ...[
        u16(name.length),
        u16(extraSizeBytes),
        u16(0),
        u16(0),
        u16(0),
        u32(ordinaryFile),
        u32(at),
        name,
        ...extra,
      ],
    ]);
  }

  /** Version that a reader needs, flags, method "stored", time. */
  #described(file: Listed): Buffer {
    const needs = isLarge(file) || file.headerAt >= wholeField ? 45 : 20;
    return Buffer.concat([u16(needs), u16(file.flags), u16(0), this.#time]);
  }

  async #gather(bytes: Buffer): Promise<void> {
    this.#gathered.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#at += bytes.length;
    if (this.#waitingBytes >= gatheredSizeBytes) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#gathered.length === 0) return;
    const bytes = Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#waitingBytes = 0;
    await this.#sink.write(bytes);
  }
}

function isLarge({ sizeBytes }: Pick<Listed, "sizeBytes">): boolean {
  return sizeBytes >= wholeField;
}

function endOf(count: number, sizeBytes: number, directoryAt: number): Buffer {
  const isWide = count >= 0xffff || sizeBytes >= wholeField || directoryAt >= wholeField;
  const files = u16(isWide ? 0xffff : count);
  const small = [
    ...[u32(0x06054b50), u16(0), u16(0), files, files],
    ...[u32(isWide ? wholeField : sizeBytes), u32(isWide ? wholeField : directoryAt), u16(0)],
  ];
  if (!isWide) return Buffer.concat(small);
  return Buffer.concat([
    ...[u32(0x06064b50), u64(44), u16(madeBy), u16(45), u32(0), u32(0), u64(count), u64(count)],
    ...[u64(sizeBytes), u64(directoryAt)],
    ...[u32(0x07064b50), u32(0), u64(directoryAt + sizeBytes), u32(1), ...small],
  ]);
}

/** Time and date as MS-DOS wrote them, in steps of two seconds; the format has no other. */
function timeOf(at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return Buffer.concat([u16(time), u16(date)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
