// SPDX-License-Identifier: Apache-2.0
import type { ByteReader } from "../encoding/byte-reader.ts";

/** CTAP 2 lets its messages nest no deeper. */
const depthMax = 4;
const falseHead = 0xf4;
const nullHead = 0xf6;

/**
 * Passes over one value of CBOR as authenticators may write it: whole numbers, texts, bytes, lists, maps,
 * `true`, `false` and `null`, each length in its shortest form, nothing of open length.
 * @throws ScelleError("format.malformed")
 * @see RFC 8949, CTAP 2.1 §8
 */
export function skipCbor(reader: ByteReader, depth = 0): void {
  const [head = 0] = reader.take(1);
  if (head >= falseHead && head <= nullHead) return;
  const type = head >> 5;
  const count = lengthOf(reader, head & 0x1f);
  if (type === 2 || type === 3) reader.take(count);
  else if (type === 4) skipMany(reader, count, depth);
  else if (type === 5) skipMany(reader, 2 * count, depth);
  else if (type > 5) reader.fail("a value of no kind that is expected");
}

/** Each value has one byte at least, so no count makes more work than there are bytes. */
function skipMany(reader: ByteReader, count: number, depth: number): void {
  if (depth >= depthMax) reader.fail("nested too deep");
  for (let left = count; left > 0; left -= 1) skipCbor(reader, depth + 1);
}

function lengthOf(reader: ByteReader, short: number): number {
  if (short < 24) return short;
  const [value, least] = longLength(reader, short);
  if (value < least) reader.fail("a length that is not in its shortest form");
  return value;
}

function longLength(reader: ByteReader, short: number): readonly [value: number, least: number] {
  switch (short) {
    case 24:
      return [reader.take(1)[0] ?? 0, 24];
    case 25:
      return [reader.u16(), 0x100];
    case 26:
      return [reader.u32(), 0x1_0000];
    case 27:
      return [reader.u64(), 0x1_0000_0000];
    default:
      return reader.fail("an open length");
  }
}
