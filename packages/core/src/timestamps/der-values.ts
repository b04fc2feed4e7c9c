// SPDX-License-Identifier: Apache-2.0
import { type DerReader, type DerValue, derTags } from "./der.ts";

/** An object identifier in its dotted form. */
export function oidOf(reader: DerReader, { content, offset }: DerValue): string {
  const parts: number[] = [];
  let part = 0;
  for (const [at, byte] of content.entries()) {
    const isFirstOfPart = at === 0 || ((content[at - 1] ?? 0) & 0x80) === 0;
    if (isFirstOfPart && byte === 0x80) reader.fail("an object identifier with a leading zero", offset + at);
    part = part * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(part)) reader.fail("an object identifier with too large a part", offset + at);
    if ((byte & 0x80) !== 0) continue;
    parts.push(part);
    part = 0;
  }
  const isCut = content.length === 0 || ((content.at(-1) ?? 0) & 0x80) !== 0;
  if (isCut) reader.fail("an object identifier that is cut off", offset);
  const [first = 0, ...others] = parts;
  const arc = Math.min(2, Math.floor(first / 40));
  return [arc, first - 40 * arc, ...others].join(".");
}

/** A whole number that is not negative, without the zero byte before a high bit: how two are compared. */
export function unsignedOf(reader: DerReader, value: DerValue): Uint8Array {
  const { content, offset } = signed(reader, value);
  if (((content[0] ?? 0) & 0x80) !== 0) reader.fail("a negative number", offset);
  return content.length > 1 && content[0] === 0 ? content.subarray(1) : content;
}

/** A whole number from 0 to 2^31 - 1: versions, states, counts. */
export function smallNumberOf(reader: DerReader, value: DerValue): number {
  const bytes = unsignedOf(reader, value);
  if (bytes.length > 4 || (bytes.length === 4 && (bytes[0] ?? 0) >= 0x80)) {
    reader.fail("too large a number", value.offset);
  }
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The bytes of a serial number as they stand: authorities have given negative ones. */
export function serialOf(reader: DerReader, value: DerValue): Uint8Array {
  return signed(reader, value).content;
}

export function booleanOf(reader: DerReader, { content, offset }: DerValue): boolean {
  const [byte] = content;
  if (content.length !== 1 || (byte !== 0 && byte !== 0xff)) reader.fail("not a truth value", offset);
  return byte === 0xff;
}

/** Whole bytes of a bit string. */
export function octetsOf(reader: DerReader, { content, offset }: DerValue): Uint8Array {
  if (content[0] !== 0) reader.fail("bits that are no whole bytes", offset);
  return content.subarray(1);
}

/** The numbers of the bits that are set, the first being 0. */
export function bitsOf(reader: DerReader, { content, offset }: DerValue): ReadonlySet<number> {
  const [unused = 8, ...bytes] = content;
  if (unused > 7 || bytes.length > 4 || (bytes.length === 0 && unused > 0)) {
    reader.fail("not a short string of bits", offset);
  }
  const count = bytes.length * 8 - unused;
  const set = new Set<number>();
  for (let bit = 0; bit < count; bit++) {
    if (((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) set.add(bit);
  }
  return set;
}

const utcForm = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const generalizedForm = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{1,9}))?Z$/;

/** A moment, in milliseconds since 1970: UTCTime or GeneralizedTime, in UTC with seconds. */
export function timeMsOf(reader: DerReader, { tag, content, offset }: DerValue): number {
  const text = String.fromCharCode(...content.subarray(0, 32));
  const isUtc = tag === derTags.utcTime;
  const parts = isUtc ? utcForm.exec(text) : generalizedForm.exec(text);
  if (parts === null || content.length > 32) reader.fail("not a time in UTC", offset);
  const [, yearText = "", ...rest] = parts;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = rest.slice(0, 5).map(Number);
  const fraction = isUtc ? undefined : rest[5];
  if (fraction?.endsWith("0") === true) reader.fail("a fraction of a second that ends in 0", offset);
  const short = Number(yearText);
  // RFC 5280, 4.1.2.5.1: two digits are of the years 1950 to 2049.
  const year = !isUtc ? short : short < 50 ? 2_000 + short : 1_900 + short;
  const wholeMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wholeMs);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (year < 1_900 || !isReal || hour > 23 || minute > 59 || second > 59) reader.fail("no moment", offset);
  return wholeMs + Math.floor(Number(`0.${fraction ?? "0"}`) * 1_000);
}

/** The next value, as a time of either form. */
export function nextTimeMs(reader: DerReader): number {
  const value = reader.optional(derTags.utcTime) ?? reader.next(derTags.generalizedTime);
  return timeMsOf(reader, value);
}

/** @throws ScelleError `format.malformed` for no byte at all, and for one that says nothing */
function signed(reader: DerReader, value: DerValue): DerValue {
  const [first, second = 0] = value.content;
  const isLong = value.content.length > 1;
  const isPadded = isLong && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (first === undefined || isPadded) reader.fail("a number that is not in its shortest form", value.offset);
  return value;
}
