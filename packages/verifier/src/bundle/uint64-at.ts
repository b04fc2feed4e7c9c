// SPDX-License-Identifier: Apache-2.0

/** An unsigned number of 64 bits, little-endian; one that no file is as long as counts as infinite. */
export function uint64At(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}
