// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from "@scelle/core";
import type { SeededRandom } from "../faults/seeded-random.ts";

/** Changes bytes in one way; `other` is another sample of the same parser. */
export type Mutation = (bytes: Uint8Array, random: SeededRandom, other: Uint8Array) => Uint8Array;

/** No input grows beyond this. */
export const inputSizeBytesMax = 256 * 1024;

/** Damage that any format may suffer. */
export const byteMutations: readonly [Mutation, ...Mutation[]] = [
  (bytes, random) => withByte(bytes, random, (byte) => byte ^ (1 << random.between(0, 7))),
  (bytes, random) => withByte(bytes, random, () => random.between(0, 255)),
  (bytes, random) => withByte(bytes, random, (byte) => byte + random.pick([1, -1])),
  (bytes, random) => bytes.slice(0, random.between(0, bytes.length)),
  (bytes, random) => bytes.slice(random.between(0, Math.min(16, bytes.length))),
  (bytes, random) => insert(bytes, random, randomBytes(random)),
  (bytes, random) => insert(bytes, random, new Uint8Array(random.between(1, 9))),
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return concatBytes(bytes.subarray(0, start), bytes.subarray(end));
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return insert(bytes, random, bytes.slice(start, end));
  },
  (bytes, random) => {
    const [a, b] = range(bytes, random);
    const size = Math.min(b - a, a);
    return concatBytes(
      bytes.subarray(0, a - size),
      bytes.subarray(a, b),
      bytes.subarray(a - size, a),
      bytes.subarray(b),
    );
  },
  (bytes, random, other) => {
    const [start, end] = range(other, random);
    return insert(bytes, random, other.slice(start, end));
  },
  (bytes, random, other) =>
    concatBytes(
      bytes.subarray(0, random.between(0, bytes.length)),
      other.subarray(random.between(0, other.length)),
    ),
  overwriteInteger,
  overwriteInteger,
];

/** Repeats a piece until the input is large: work that grows faster than its input shows here. */
export const grow: Mutation = (bytes, random) => {
  const [start, end] = range(bytes, random);
  const piece = end > start ? bytes.slice(start, Math.min(end, start + 400)) : Uint8Array.of(0x20);
  const sizeBytes = random.pick([2_000, 16_000, 64_000, inputSizeBytesMax]) - bytes.length;
  const repeated = new Uint8Array(Math.max(0, sizeBytes));
  for (let at = 0; at < repeated.length; at += piece.length) {
    repeated.set(piece.subarray(0, Math.min(piece.length, repeated.length - at)), at);
  }
  return concatBytes(bytes.subarray(0, end), repeated, bytes.subarray(end));
};

/** Puts bytes in at a random place. */
export function insert(bytes: Uint8Array, random: SeededRandom, added: Uint8Array): Uint8Array {
  const at = random.between(0, bytes.length);
  return concatBytes(bytes.subarray(0, at), added, bytes.subarray(at));
}

/** Puts a number that is the most, the least or just beside the truth where a length may stand. */
function overwriteInteger(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const width = random.pick([1, 2, 4, 8]);
  if (bytes.length < width) return bytes;
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const at = random.between(0, random.pick([Math.min(16, changed.length - width), changed.length - width]));
  const top = 2n ** BigInt(8 * width);
  const value = random.pick([
    0n,
    1n,
    top - 1n,
    top / 2n,
    top / 2n - 1n,
    top / 16n,
    BigInt(bytes.length),
    BigInt(bytes.length) + 1n,
    BigInt(random.between(0, 2 ** 31)),
  ]);
  for (let i = 0; i < width; i += 1)
    view.setUint8(at + i, Number((value >> BigInt(8 * (width - 1 - i))) & 255n));
  if (random.between(0, 1) === 0) changed.subarray(at, at + width).reverse();
  return changed;
}

function withByte(bytes: Uint8Array, random: SeededRandom, change: (byte: number) => number): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(random.between(0, 255));
  const changed = bytes.slice();
  const at = random.between(0, bytes.length - 1);
  changed[at] = change(changed[at] ?? 0);
  return changed;
}

function randomBytes(random: SeededRandom): Uint8Array {
  return Uint8Array.from({ length: random.between(1, 12) }, () => random.between(0, 255));
}

/** Mostly short, so that what stands around it still makes sense. */
function range(bytes: Uint8Array, random: SeededRandom): readonly [start: number, end: number] {
  const start = random.between(0, bytes.length);
  const length = random.pick([random.between(0, 8), random.between(0, 80), random.between(0, bytes.length)]);
  return [start, Math.min(bytes.length, start + length)];
}
