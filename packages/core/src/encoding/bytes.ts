// SPDX-License-Identifier: Apache-2.0
import { assert } from "../errors.ts";

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same; takes the same time wherever strings of one length differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** The bytes of a text of U+0000 to U+00FF, one for each code unit; what is above loses its high bits. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** A count as 2 bytes, big-endian. */
export function u16be(count: number): Uint8Array {
  return bigEndian(count, 2);
}

/** A count as 4 bytes, big-endian. */
export function u32be(count: number): Uint8Array {
  return bigEndian(count, 4);
}

/** A count up to 2^53 - 1 as 8 bytes, big-endian. */
export function u64be(count: number): Uint8Array {
  return bigEndian(count, 8);
}

function bigEndian(count: number, sizeBytes: 2 | 4 | 8): Uint8Array {
  assert(Number.isSafeInteger(count) && count >= 0, "a count is a whole number from 0 to 2^53 - 1");
  assert(count < 256 ** sizeBytes, "a count fits the bytes that it is written in");
  const bytes = new Uint8Array(sizeBytes);
  let rest = count;
  for (let i = sizeBytes - 1; i >= 0 && rest > 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
