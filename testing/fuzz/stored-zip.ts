// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateRawSync } from "node:zlib";

/** A zip that stores its files as they are, or deflated. @see APPNOTE.TXT 6.3.10, 4.3 */
export function storedZip(files: ReadonlyMap<string, Uint8Array>, isDeflated = false): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, bytes] of files) {
    const name = Buffer.from(path);
    const content = isDeflated ? deflateRawSync(bytes) : bytes;
    // Version 2.0, names in UTF-8, the first day that a zip can say.
    const described = Buffer.concat([
      u16(20),
      u16(0x800),
      u16(isDeflated ? 8 : 0),
      u16(0),
      u16(0x21),
      u32(crc32(bytes)),
      u32(content.length),
      u32(bytes.length),
      u16(name.length),
      u16(0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), described, name, content]);
    directory.push(
      Buffer.concat([u32(0x02014b50), u16(20), described, u16(0), u16(0), u16(0), u32(0), u32(offset), name]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(files.size),
    u16(files.size),
    u32(listed.length),
    u32(offset),
    u16(0),
  ];
  return new Uint8Array(Buffer.concat([...parts, listed, ...end]));
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
