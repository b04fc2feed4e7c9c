// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/**
 * Whether bytes are taken for genuine. A `ScelleError` means no; any other error is a fault of the checker.
 */
export type Judge = (bytes: Uint8Array) => boolean | Promise<boolean>;

/**
 * The bits whose change the judge does not notice: none, if it is a good judge.
 * @param step 1 for every bit; more for a sample where every bit would take minutes
 */
export async function unnoticedFlips(bytes: Uint8Array, judge: Judge, step = 1): Promise<number[]> {
  const flipped = bytes.slice();
  const unnoticed: number[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += step) {
    const at = bit >> 3;
    flipped[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
    if (await isTaken(flipped, judge)) unnoticed.push(bit);
    flipped[at] = bytes[at] ?? 0;
  }
  return unnoticed;
}

async function isTaken(bytes: Uint8Array, judge: Judge): Promise<boolean> {
  try {
    return await judge(bytes);
  } catch (error) {
    if (error instanceof ScelleError) return false;
    throw error;
  }
}
