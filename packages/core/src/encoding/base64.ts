// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

const notALetter = 64;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const standard = alphabet(`${letters}+/`);
const urlSafe = alphabet(`${letters}-_`);
const asciiDecoder = new TextDecoder();

/** Base64 of RFC 4648 §4, padded. */
export function base64(bytes: Uint8Array): string {
  const padding = "=".repeat((3 - (bytes.length % 3)) % 3);
  return encode(standard, bytes) + padding;
}

/** Base64url of RFC 4648 §5, without padding. */
export function base64url(bytes: Uint8Array): string {
  return encode(urlSafe, bytes);
}

/**
 * Bytes from padded base64. Exactly one text stands for given bytes: padding must be there and the unused
 * bits before it must be zero, or a signature could be changed on paper without any check noticing.
 * @param sizeBytes the only length accepted, when given
 * @throws ScelleError `format.malformed` with the offset of the character
 */
export function parseBase64(text: string, what: string, sizeBytes?: number): Uint8Array {
  if (text.length % 4 !== 0) fail(what, text.length, "base64 without its padding");
  const paddingCount = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return decode(standard, text.slice(0, text.length - paddingCount), what, sizeBytes);
}

/** Bytes from unpadded base64url, as strict as {@link parseBase64}. */
export function parseBase64url(text: string, what: string, sizeBytes?: number): Uint8Array {
  return decode(urlSafe, text, what, sizeBytes);
}

/** How many characters unpadded base64url needs for so many bytes. */
export function base64urlLength(sizeBytes: number): number {
  return Math.ceil((sizeBytes * 4) / 3);
}

/**
 * Writes unpadded base64url as ASCII into `target` at `offset`: for formats that a million entries pass
 * through.
 */
export function writeBase64url(target: Uint8Array, offset: number, bytes: Uint8Array): void {
  encodeInto(urlSafe, target, offset, bytes);
}

/**
 * Reads `sizeBytes` bytes of unpadded base64url that stand as ASCII in `source` at `offset`.
 * @throws ScelleError `format.malformed` with the offset in `source`
 */
export function readBase64url(
  source: Uint8Array,
  offset: number,
  sizeBytes: number,
  what: string,
): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  const wrongAt = decodeInto(urlSafe, bytes, source, offset);
  if (wrongAt !== -1) fail(what, Math.min(wrongAt, source.length), "not canonical base64url");
  return bytes;
}

interface Alphabet {
  /** ASCII code by 6-bit value. */
  readonly codes: Uint8Array;
  /** 6-bit value by ASCII code, or `notALetter`. */
  readonly values: Uint8Array;
}

function alphabet(characters: string): Alphabet {
  const codes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  const values = new Uint8Array(256).fill(notALetter);
  codes.forEach((code, value) => {
    values[code] = value;
  });
  return { codes, values };
}

function encode(alphabet: Alphabet, bytes: Uint8Array): string {
  const ascii = new Uint8Array(base64urlLength(bytes.length));
  encodeInto(alphabet, ascii, 0, bytes);
  return asciiDecoder.decode(ascii);
}

function encodeInto({ codes }: Alphabet, target: Uint8Array, offset: number, bytes: Uint8Array): void {
  let at = offset;
  let held = 0;
  let heldBits = 0;
  for (let i = 0; i < bytes.length; i++) {
    held = ((held << 8) | (bytes[i] ?? 0)) & 0xfff;
    for (heldBits += 8; heldBits >= 6; ) {
      heldBits -= 6;
      target[at++] = codes[(held >> heldBits) & 63] ?? 0;
    }
  }
  if (heldBits > 0) target[at] = codes[(held << (6 - heldBits)) & 63] ?? 0;
}

function decode(alphabet: Alphabet, text: string, what: string, sizeBytes?: number): Uint8Array {
  if (text.length % 4 === 1) fail(what, text.length, "base64 cut off");
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  if (sizeBytes !== undefined && bytes.length !== sizeBytes) {
    fail(what, text.length, `${sizeBytes} bytes in base64 expected`);
  }
  const codes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    codes[i] = code < 128 ? code : 0;
  }
  const wrongAt = decodeInto(alphabet, bytes, codes, 0);
  if (wrongAt !== -1) fail(what, wrongAt, "not canonical base64");
  return bytes;
}

/** Fills `target`; returns the offset of the first character that cannot stand there, or -1. */
function decodeInto({ values }: Alphabet, target: Uint8Array, source: Uint8Array, offset: number): number {
  const wholeSizeBytes = target.length - (target.length % 3);
  let at = offset;
  for (let i = 0; i < wholeSizeBytes; i += 3, at += 4) {
    const a = values[source[at] ?? 0] ?? notALetter;
    const b = values[source[at + 1] ?? 0] ?? notALetter;
    const c = values[source[at + 2] ?? 0] ?? notALetter;
    const d = values[source[at + 3] ?? 0] ?? notALetter;
    // No letter has the bit of what is none.
    if (((a | b | c | d) & notALetter) !== 0) return at + [a, b, c, d].indexOf(notALetter);
    target[i] = (a << 2) | (b >> 4);
    target[i + 1] = ((b & 15) << 4) | (c >> 2);
    target[i + 2] = ((c & 3) << 6) | d;
  }
  return decodeEnd(values, { target, from: wholeSizeBytes, source, at });
}

interface Rest {
  readonly target: Uint8Array;
  readonly from: number;
  readonly source: Uint8Array;
  readonly at: number;
}

/** The last one or two bytes, whose letters have bits that must be zero. */
function decodeEnd(values: Uint8Array, { target, from, source, at: start }: Rest): number {
  let at = start;
  let held = 0;
  let heldBits = 0;
  for (let i = from; i < target.length; i++) {
    for (; heldBits < 8; heldBits += 6) {
      const value = values[source[at] ?? 0] ?? notALetter;
      if (value === notALetter) return at;
      held = ((held << 6) | value) & 0x3fff;
      at++;
    }
    heldBits -= 8;
    target[i] = held >> heldBits;
  }
  const hasUnusedBits = (held & ((1 << heldBits) - 1)) !== 0;
  return hasUnusedBits ? at - 1 : -1;
}

function fail(what: string, offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
