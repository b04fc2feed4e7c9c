// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

const digits = "0123456789abcdef";
const byteText = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Bytes as lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byteText[byte];
  return text;
}

/**
 * Bytes from lower-case hexadecimal.
 * @param sizeBytes the only length accepted, when given
 * @throws ScelleError `format.malformed` with the offset of the character
 */
export function parseHex(text: string, what: string, sizeBytes?: number): Uint8Array {
  if (text.length % 2 !== 0) fail(what, text.length, "an odd number of hexadecimal digits");
  if (sizeBytes !== undefined && text.length !== sizeBytes * 2) {
    fail(what, text.length, `${sizeBytes} bytes in hexadecimal expected`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = digitAt(text, what, 2 * i) * 16 + digitAt(text, what, 2 * i + 1);
  }
  return bytes;
}

function digitAt(text: string, what: string, offset: number): number {
  const value = digits.indexOf(text.charAt(offset));
  if (value === -1) fail(what, offset, "not a lower-case hexadecimal digit");
  return value;
}

function fail(what: string, offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
