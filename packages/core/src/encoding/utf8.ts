// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenientDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The UTF-8 bytes of a text.
 * @throws ScelleError `format.malformed` for a lone surrogate, which UTF-8 cannot hold: two different texts
 * must not become the same bytes
 */
export function utf8(text: string): Uint8Array {
  assertWellFormed(text, "text");
  return encoder.encode(text);
}

/**
 * The text of bytes that must be UTF-8. A byte order mark is kept as the character that it is.
 * @throws ScelleError `format.malformed` with the offset of the first byte that cannot stand there
 */
export function parseUtf8(bytes: Uint8Array, what: string): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    const facts = { what, offset: firstBadByte(bytes), problem: "not UTF-8" };
    throw new ScelleError("format.malformed", facts, { cause });
  }
}

/** @throws ScelleError `format.malformed` when `text` holds half of a surrogate pair */
export function assertWellFormed(text: string, what: string): void {
  if (isWellFormed(text)) return;
  const found = loneSurrogate.exec(text);
  if (found === null) return;
  const offset = encoder.encode(text.slice(0, found.index)).length;
  throw new ScelleError("format.malformed", { what, offset, problem: "a lone surrogate" });
}

/** Whether no half of a surrogate pair stands alone: by the engine's own look, where it has one (ES2024). */
export function isWellFormed(text: string): boolean {
  const { isWellFormed: look } = text as { isWellFormed?: () => boolean };
  return look === undefined ? !loneSurrogate.test(text) : look.call(text);
}

function firstBadByte(bytes: Uint8Array): number {
  const repaired = encoder.encode(lenientDecoder.decode(bytes));
  const offset = bytes.findIndex((byte, at) => byte !== repaired[at]);
  return offset === -1 ? bytes.length : offset;
}
