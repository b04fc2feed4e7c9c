// SPDX-License-Identifier: Apache-2.0
import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { concatBytes, equalBytes } from "../encoding/bytes.ts";
import { hex } from "../encoding/hex.ts";
import { type ConsistencyClaim, consistencyProof, shownOldRoot, verifyConsistency } from "./consistency.ts";
import { emptyRoot, type Hash, type Hasher, leafHash, nodeHash } from "./hash.ts";
import { type InclusionClaim, inclusionProof, verifyInclusion } from "./inclusion.ts";
import type { NodeReader } from "./node-reader.ts";
import { appendLeaf, emptyFrontier, frontierRoot, merkleRoot } from "./tree.ts";

const sizeMax = 2_000;
const hasher: Hasher = {
  sha256: (...parts) => new Uint8Array(hash("sha256", concatBytes(...parts), "buffer")),
};

// The naive twin: RFC 6962 §2.1 word by word, written without a look at the code that it judges.
const sha = (...parts: Uint8Array[]): Hash => hasher.sha256(...parts);
const kOf = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
function mth(d: readonly Uint8Array[]): Hash {
  if (d.length === 0) return sha(new Uint8Array());
  if (d.length === 1) return sha(Uint8Array.of(0), d[0] as Uint8Array);
  const k = kOf(d.length);
  return sha(Uint8Array.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}
function path(m: number, d: readonly Uint8Array[]): Hash[] {
  if (d.length === 1) return [];
  const k = kOf(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
function subproof(m: number, d: readonly Uint8Array[], isWhole: boolean): Hash[] {
  if (m === d.length) return isWhole ? [] : [mth(d)];
  const k = kOf(d.length);
  if (m <= k) return [...subproof(m, d.slice(0, k), isWhole), mth(d.slice(k))];
  return [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const entries = Array.from({ length: sizeMax }, (_, index) => new TextEncoder().encode(`entry ${index}`));
const leaves = entries.map((entry) => leafHash(hasher, entry));
const roots = new Map<string, Hash>();
const readNode: NodeReader = async (level, index) => rootOf((index + 1) * 2 ** level, index * 2 ** level);
const anySize = fc.integer({ min: 1, max: sizeMax });
const sizeAndIndex = anySize.chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
const twoSizes = anySize.chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));

test("the root is that of the recursive definition, however it is computed", () => {
  expect(hex(emptyRoot(hasher))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  let frontier = emptyFrontier;
  for (let size = 0; size <= 130; size++) {
    const expected = mth(entries.slice(0, size));
    expect(rootOf(size)).toEqual(expected);
    expect(frontierRoot(hasher, frontier)).toEqual(expected);
    frontier = appendLeaf(hasher, frontier, leaves[size] as Hash);
  }
  expect(rootOf(sizeMax)).toEqual(mth(entries));
});

test("a long entry is hashed as a short one is", () => {
  for (const length of [0, 1, 1022, 1023, 1024, 1025, 65_535]) {
    const entry = new Uint8Array(length).fill(7);
    expect(leafHash(hasher, entry)).toEqual(sha(Uint8Array.of(0), entry));
  }
});

test("the proofs are those of the recursive definition", async () => {
  for (const size of [1, 2, 3, 6, 7, 8, 9, 31, 32, 33]) {
    const tree = entries.slice(0, size);
    for (let at = 0; at < size; at++) {
      expect(await inclusionProof(hasher, readNode, at, size)).toEqual(path(at, tree));
      expect(await consistencyProof(hasher, readNode, at + 1, size)).toEqual(subproof(at + 1, tree, true));
    }
  }
  expect(await consistencyProof(hasher, readNode, 0, 33)).toEqual([]);
});

test("the inclusion of every entry is proved, and no altered claim is", async () => {
  await inclusionIsExact(verifyInclusion);
});

test("the growth of every tree is proved, and no altered claim is", async () => {
  await consistencyIsExact(verifyConsistency);
});

test("hostile claims are refused without an exception", () => {
  const hash = new Uint8Array(32);
  for (const size of [Number.NaN, -1, 0, 0.5, 2 ** 53, Number.POSITIVE_INFINITY]) {
    expect(verifyInclusion(hasher, { index: 0, size, leafHash: hash, proof: [], root: hash })).toBe(false);
    expect(verifyInclusion(hasher, { index: size, size: 9, leafHash: hash, proof: [], root: hash })).toBe(
      false,
    );
    const claim = { oldSize: size, newSize: 9, oldRoot: hash, newRoot: hash, proof: [hash] };
    expect(verifyConsistency(hasher, claim)).toBe(false);
    expect(verifyConsistency(hasher, { ...claim, oldSize: 1, newSize: size })).toBe(false);
  }
  for (const root of [new Uint8Array(0), new Uint8Array(31), new Uint8Array(33)]) {
    expect(verifyInclusion(hasher, { index: 0, size: 1, leafHash: root, proof: [], root })).toBe(false);
    const claim = { oldSize: 1, newSize: 2, oldRoot: root, newRoot: root, proof: [hash] };
    expect(verifyConsistency(hasher, claim)).toBe(false);
  }
});

test("a size of 2^53 - 1 is counted exactly", () => {
  const size = Number.MAX_SAFE_INTEGER;
  const proof = Array.from({ length: 53 }, (_, level) => sha(Uint8Array.of(level)));
  let root = leaves[0] as Hash;
  for (const sibling of proof) root = nodeHash(hasher, root, sibling);
  expect(verifyInclusion(hasher, { index: 0, size, leafHash: leaves[0] as Hash, proof, root })).toBe(true);
});

/** Root over the leaves up to, not including, `end`; computed once. */
function rootOf(end: number, first = 0): Hash {
  const key = `${first} ${end}`;
  const root = roots.get(key) ?? merkleRoot(hasher, leaves.slice(first, end));
  roots.set(key, root);
  return root;
}

type VerifyInclusion = typeof verifyInclusion;
test("a proof that leads to the new root shows the old one, whatever was claimed", async () => {
  const newSize = 83;
  const newRoot = rootOf(newSize);
  for (let oldSize = 1; oldSize < newSize; oldSize += 1) {
    const oldRoot = rootOf(oldSize);
    const proof = await consistencyProof(hasher, readNode, oldSize, newSize);
    const claim = { oldSize, newSize, oldRoot, newRoot, proof };
    expect(shownOldRoot(hasher, claim)).toEqual(oldRoot);
    // Where the old tree is one subtree the claim is a part of the proof: a wrong one shows nothing.
    const shown = Number.isInteger(Math.log2(oldSize)) ? undefined : oldRoot;
    expect(shownOldRoot(hasher, { ...claim, oldRoot: oldRoot.map((byte) => byte ^ 1) })).toEqual(shown);
    expect(shownOldRoot(hasher, { ...claim, newRoot: oldRoot })).toBeUndefined();
  }
});

type VerifyConsistency = typeof verifyConsistency;

const looseInclusion: Record<string, VerifyInclusion> = {
  "does not look at the proof's length": (crypto, claim) => {
    const needed = Math.ceil(Math.log2(claim.size));
    return [...Array(needed + 1).keys()].some((length) =>
      verifyInclusion(crypto, { ...claim, proof: claim.proof.slice(0, length) }),
    );
  },
  "lets an index pass that lies outside": (crypto, claim) =>
    verifyInclusion(crypto, { ...claim, index: claim.index % claim.size }),
  "compares half of the root": (crypto, claim) => {
    let hash = claim.leafHash;
    let [node, last] = [claim.index, claim.size - 1];
    for (const sibling of claim.proof) {
      while (node === last && node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
      hash = node % 2 === 1 ? nodeHash(crypto, sibling, hash) : nodeHash(crypto, hash, sibling);
      [node, last] = [node >> 1, last >> 1];
    }
    return last === 0 && equalBytes(hash.subarray(0, 16), claim.root.subarray(0, 16));
  },
  "believes everything": () => true,
};

const looseConsistency: Record<string, VerifyConsistency> = {
  "takes an old size of 0": (crypto, claim) => claim.oldSize === 0 || verifyConsistency(crypto, claim),
  "takes equal sizes with another root": (crypto, claim) =>
    (claim.oldSize === claim.newSize && claim.proof.length === 0) || verifyConsistency(crypto, claim),
  "ignores what follows the proof": (crypto, claim) =>
    verifyConsistency(crypto, claim) ||
    verifyConsistency(crypto, { ...claim, proof: claim.proof.slice(0, -1) }),
  "checks the new root only": (crypto, claim) =>
    rootsFromProof(crypto, claim).some((root) => equalBytes(root, claim.newRoot)),
};

test.each(Object.entries(looseInclusion))(
  "a verifier of inclusion that %s is found out",
  async (_bug, verify) => {
    await expect(inclusionIsExact(verify)).rejects.toThrow("Property failed");
  },
);

test.each(Object.entries(looseConsistency))(
  "a verifier of growth that %s is found out",
  async (_bug, verify) => {
    await expect(consistencyIsExact(verify)).rejects.toThrow("Property failed");
  },
);

async function inclusionIsExact(verify: VerifyInclusion): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sizeAndIndex, fc.nat(255), async ([size, index], bit) => {
      const proof = await inclusionProof(hasher, readNode, index, size);
      const claim = { index, size, leafHash: leaves[index] as Hash, proof, root: rootOf(size) };
      expect(verify(hasher, claim)).toBe(true);
      for (const altered of alteredInclusions(claim, bit)) expect(verify(hasher, altered)).toBe(false);
    }),
    { seed: 6962 },
  );
}

async function consistencyIsExact(verify: VerifyConsistency): Promise<void> {
  await fc.assert(
    fc.asyncProperty(twoSizes, fc.nat(255), async ([oldSize, newSize], bit) => {
      const proof = await consistencyProof(hasher, readNode, oldSize, newSize);
      const claim = { oldSize, newSize, oldRoot: rootOf(oldSize), newRoot: rootOf(newSize), proof };
      expect(verify(hasher, claim)).toBe(true);
      for (const altered of alteredGrowths(claim, bit)) expect(verify(hasher, altered)).toBe(false);
    }),
    { seed: 6962 },
  );
}

function alteredInclusions(claim: InclusionClaim, bit: number): InclusionClaim[] {
  const { index, size, leafHash: leaf, proof, root } = claim;
  return [
    ...[index + 1, index - 1, index ^ (1 << (bit % 11)), index + size].map((other) => ({
      ...claim,
      index: other,
    })),
    // Another size can have the same path: only sizes that change its shape must fail.
    ...[0, index, size * 2 + 2].map((other) => ({ ...claim, size: other })),
    { ...claim, leafHash: flipped(leaf, bit) },
    { ...claim, root: flipped(root, bit) },
    { ...claim, root: emptyRoot(hasher) },
    ...alteredProofs(proof, bit, [leaf, root]).map((other) => ({ ...claim, proof: other })),
  ];
}

function alteredGrowths(claim: ConsistencyClaim, bit: number): ConsistencyClaim[] {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  return [
    { ...claim, oldSize: 0 },
    { ...claim, oldSize: newSize + 1 },
    { ...claim, oldSize: newSize, newSize: oldSize, proof: [oldRoot, ...proof] },
    { ...claim, newSize: oldSize - 1 },
    { ...claim, oldRoot: flipped(oldRoot, bit) },
    { ...claim, newRoot: flipped(newRoot, bit) },
    ...alteredProofs(proof, bit, [oldRoot, newRoot]).map((other) => ({ ...claim, proof: other })),
  ];
}

function alteredProofs(proof: readonly Hash[], bit: number, added: readonly Hash[]): Hash[][] {
  const flips = proof.map((hash, at) => proof.with(at, flipped(hash, bit)));
  const shortened = proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)];
  const swapped = proof.length < 2 ? [] : [[...proof].reverse()];
  const lengthened = added.flatMap((hash) => [
    [hash, ...proof],
    [...proof, hash],
  ]);
  const cut = proof.map((hash, at) => proof.with(at, hash.subarray(0, 31)));
  return [...flips, ...shortened, ...swapped, ...lengthened, ...cut].map((altered) => [...altered]);
}

function flipped(hash: Hash, bit: number): Hash {
  const copy = hash.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Every root that folding the proof upwards can give, whatever the sizes say. */
function rootsFromProof(
  crypto: Hasher,
  { oldRoot, newRoot, oldSize, newSize, proof }: ConsistencyClaim,
): Hash[] {
  if (oldSize === newSize) return [newRoot];
  const isPower = Number.isInteger(Math.log2(oldSize));
  const [start, ...rest] = isPower ? [oldRoot, ...proof] : proof;
  return rest.reduce<Hash[]>(
    (roots, sibling) =>
      roots.flatMap((root) => [nodeHash(crypto, root, sibling), nodeHash(crypto, sibling, root)]),
    start === undefined ? [] : [start],
  );
}
