// SPDX-License-Identifier: Apache-2.0

/** So many are taken before the steps between them grow. */
const runLength = 64;
/** The oldest checkpoints: what was printed and given away as the register was founded. */
const oldestCount = 4;

/**
 * Of the sizes of all checkpoints those that a bundle brings a proof from: the newest one by one, then every
 * second, every fourth, and so on; and the oldest.
 * @param sizes newest first
 */
export function provedSizes(sizes: readonly number[]): number[] {
  const chosen = new Set<number>();
  let step = 1;
  for (let at = 0; at < sizes.length; at += step) {
    const size = sizes[at];
    if (size !== undefined) chosen.add(size);
    if (chosen.size % runLength === 0) step *= 2;
  }
  for (const size of sizes.slice(-oldestCount)) chosen.add(size);
  return [...chosen];
}
