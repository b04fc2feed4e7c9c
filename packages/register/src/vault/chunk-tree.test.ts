// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ChunkLeaves, objectChunkSizeBytes } from "./chunk-leaves.ts";
import { ChunkTree } from "./chunk-tree.ts";

const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1 as it is written there: split at the largest power of two below the count. */
function naiveRoot(bytes: Uint8Array): Buffer {
  const chunkCount = Math.ceil(bytes.length / objectChunkSizeBytes);
  if (chunkCount === 0) return sha256();
  if (chunkCount === 1) return sha256(Uint8Array.of(0), bytes);
  let split = 1;
  while (split * 2 < chunkCount) split *= 2;
  const at = split * objectChunkSizeBytes;
  return sha256(Uint8Array.of(1), naiveRoot(bytes.subarray(0, at)), naiveRoot(bytes.subarray(at)));
}

function rootInPieces(bytes: Uint8Array, pieceSizesBytes: readonly number[]): string {
  const leaves = new ChunkLeaves();
  const tree = new ChunkTree();
  let taken = 0;
  for (let turn = 0; taken < bytes.length; turn += 1) {
    const size = pieceSizesBytes[turn % pieceSizesBytes.length] ?? 1;
    tree.append(leaves.add(bytes.subarray(taken, taken + size)));
    taken += size;
  }
  tree.append(leaves.end());
  return tree.root();
}

const noise = randomBytes(5 * objectChunkSizeBytes + 17);
const chunk = objectChunkSizeBytes;

test.each([1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk, noise.length])(
  "the root of %i bytes is the one that RFC 6962 defines",
  (sizeBytes) => {
    const bytes = noise.subarray(0, sizeBytes);
    expect(rootInPieces(bytes, [2 * chunk + 512])).toBe(naiveRoot(bytes).toString("hex"));
  },
);

test("the root does not depend on the pieces in which bytes arrive", () => {
  const piece = fc.integer({ min: 20_000, max: 3 * chunk });
  const property = fc.property(
    fc.integer({ min: 1, max: noise.length }),
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    (sizeBytes, pieces) => {
      const bytes = noise.subarray(0, sizeBytes);
      expect(rootInPieces(bytes, pieces)).toBe(naiveRoot(bytes).toString("hex"));
    },
  );
  fc.assert(property, { numRuns: 20 });
});
