// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from "node:v8";

let heldBy = 0;

/**
 * Keeps the part of the heap where short-lived objects begin from growing while `work` runs. Node 24 lets it
 * grow to several times what Node 20 does, and what a folder of small files throws away then stands in memory
 * for nothing: 270 MiB instead of 236 while 20,000 files are sealed.
 */
export async function withSmallYoungHeap<T>(work: () => Promise<T>): Promise<T> {
  heldBy += 1;
  setFlagsFromString("--semi-space-growth-factor=1");
  try {
    return await work();
  } finally {
    heldBy -= 1;
    if (heldBy === 0) setFlagsFromString(`--semi-space-growth-factor=${usualGrowthFactor}`);
  }
}

/** Of V8, on all versions of Node that we run on. */
const usualGrowthFactor = 2;
