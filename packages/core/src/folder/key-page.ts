// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

/** A 32-byte key under AES-256 key wrap (RFC 3394). */
export const wrappedKeySizeBytes = 40;
export const keyPageSlots = 256;
export const keyPageSizeBytes = keyPageSlots * wrappedKeySizeBytes;

/** Where the wrapped key of the entry at `index` stands; `offset` is in bytes. */
export function keySlot(index: number): { page: number; offset: number } {
  return { page: Math.floor(index / keyPageSlots), offset: (index % keyPageSlots) * wrappedKeySizeBytes };
}

/** A page without keys. */
export function emptyKeyPage(): Uint8Array {
  return new Uint8Array(keyPageSizeBytes);
}

/** Slots stand at multiples of this, so no edge of a sector or a page of memory cuts off less of one. */
const slotPieceSizeBytes = 8;

/**
 * Whether a slot holds a key. One that is all zero is unused or erased. So is one that only begins or ends in
 * zeros: its destruction stopped at the edge of a sector, and what is left opens nothing. A wrapped key looks
 * like that once in 2^63.
 */
export function holdsKey(slot: Uint8Array): boolean {
  const isZero = (part: Uint8Array) => part.every((byte) => byte === 0);
  return !isZero(slot.subarray(0, slotPieceSizeBytes)) && !isZero(slot.subarray(-slotPieceSizeBytes));
}

/**
 * The 256 wrapped keys of a page, not copied; undefined where the slot holds none, being unused or erased.
 * @throws ScelleError `format.malformed` unless the page has its one size
 */
export function parseKeyPage(bytes: Uint8Array): (Uint8Array | undefined)[] {
  if (bytes.length !== keyPageSizeBytes) {
    const problem = `${keyPageSizeBytes} bytes expected, ${bytes.length} found`;
    const offset = Math.min(bytes.length, keyPageSizeBytes);
    throw new ScelleError("format.malformed", { what: "key page", offset, problem });
  }
  return Array.from({ length: keyPageSlots }, (_, slot) => {
    const { offset } = keySlot(slot);
    const wrapped = bytes.subarray(offset, offset + wrappedKeySizeBytes);
    return holdsKey(wrapped) ? wrapped : undefined;
  });
}
