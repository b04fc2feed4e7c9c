// SPDX-License-Identifier: Apache-2.0
import { createDecipheriv } from "node:crypto";
import { wrappedKeySizeBytes } from "@scelle/core";

const semiblockWords = 2;
const blockSizeBytes = 16;
const keySemiblocks = 4;
const roundsOfWrap = 6;
/** Place of the lowest byte of the first semiblock, a big-endian number that the step is mixed into. */
const lowestByte = 7;
const initialWord = 0xa6a6a6a6;

/**
 * Opens many wrapped keys of 32 bytes under one key: as `unwrapAesKw` for each, without an object of the
 * library for each. All of them take each step of RFC 3394 §2.2.2 together, as one call of AES.
 * @param wrappingKey 32 bytes
 * @param wrapped 40 bytes each
 * @returns for each its key, or undefined where the integrity value does not fit
 */
export function unwrapMany(
  wrappingKey: Uint8Array,
  wrapped: readonly Uint8Array[],
): (Uint8Array | undefined)[] {
  const decipher = createDecipheriv("aes-256-ecb", wrappingKey, null).setAutoPadding(false);
  const blocks = new Uint8Array(blockSizeBytes * wrapped.length);
  const words = new Uint32Array(blocks.buffer);
  const parts = Array.from({ length: keySemiblocks }, () => new Uint32Array(semiblockWords * wrapped.length));
  spread(wrapped, blocks, parts);
  for (let step = roundsOfWrap * keySemiblocks; step >= 1; step--) {
    const part = parts[(step - 1) % keySemiblocks];
    if (part === undefined) break;
    for (let at = 0, word = 2; at < part.length; at += 2, word += 4) {
      words[word] = part[at] ?? 0;
      words[word + 1] = part[at + 1] ?? 0;
    }
    for (let at = lowestByte; at < blocks.length; at += blockSizeBytes) blocks[at] = (blocks[at] ?? 0) ^ step;
    const opened = decipher.update(blocks);
    blocks.set(opened);
    opened.fill(0); // A buffer of the library's, of which the key could be put together.
    for (let at = 0, word = 2; at < part.length; at += 2, word += 4) {
      part[at] = words[word] ?? 0;
      part[at + 1] = words[word + 1] ?? 0;
    }
  }
  const keys = wrapped.map((_, key) => (isInitial(words, key) ? joined(parts, key) : undefined));
  for (const secret of [words, ...parts]) secret.fill(0);
  return keys;
}

/** The first semiblock of each wrapped key into its block, the others into the parts. */
function spread(wrapped: readonly Uint8Array[], blocks: Uint8Array, parts: readonly Uint32Array[]): void {
  const views = parts.map((part) => new Uint8Array(part.buffer));
  for (const [key, bytes] of wrapped.entries()) {
    if (bytes.length !== wrappedKeySizeBytes) throw new TypeError("a wrapped key has 40 bytes");
    blocks.set(bytes.subarray(0, 8), key * blockSizeBytes);
    for (const [part, view] of views.entries())
      view.set(bytes.subarray(8 * part + 8, 8 * part + 16), 8 * key);
  }
}

function isInitial(words: Uint32Array, key: number): boolean {
  const [first, second] = [words[4 * key] ?? 0, words[4 * key + 1] ?? 0];
  return ((first ^ initialWord) | (second ^ initialWord)) === 0;
}

function joined(parts: readonly Uint32Array[], key: number): Uint8Array {
  const bytes = new Uint8Array(8 * keySemiblocks);
  for (const [part, words] of parts.entries()) bytes.set(new Uint8Array(words.buffer, 8 * key, 8), 8 * part);
  return bytes;
}
