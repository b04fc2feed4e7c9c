// SPDX-License-Identifier: Apache-2.0
import { verifyConsistency, verifyInclusion } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { testCrypto } from "../verifier/test-crypto.ts";
import { bytesOf, vectorText } from "./vector-file.ts";

interface InclusionCase {
  readonly name: string;
  readonly index: string;
  readonly size: string;
  readonly leafHash: string;
  readonly root: string;
  readonly proof: readonly string[];
  readonly isValid: boolean;
}

interface ConsistencyCase {
  readonly name: string;
  readonly oldSize: string;
  readonly newSize: string;
  readonly oldRoot: string;
  readonly newRoot: string;
  readonly proof: readonly string[];
  readonly isValid: boolean;
}

const vectors: { inclusion: readonly InclusionCase[]; consistency: readonly ConsistencyCase[] } = JSON.parse(
  vectorText("merkle"),
);

test("all 196 cases are there, and 184 of them must fail", () => {
  const all = [...vectors.inclusion, ...vectors.consistency];
  expect(all).toHaveLength(196);
  expect(all.filter(({ isValid }) => !isValid)).toHaveLength(184);
  expect(new Set(all.map(({ name }) => name)).size).toBe(196);
});

describe("inclusion is judged as the imported vectors say", () => {
  test.each(vectors.inclusion)("$name", (vector) => {
    const claim = {
      index: Number(vector.index),
      size: Number(vector.size),
      leafHash: bytesOf(vector.leafHash),
      root: bytesOf(vector.root),
      proof: vector.proof.map(bytesOf),
    };
    expect(verifyInclusion(testCrypto, claim)).toBe(vector.isValid);
  });
});

describe("consistency is judged as the imported vectors say", () => {
  test.each(vectors.consistency)("$name", (vector) => {
    const claim = {
      oldSize: Number(vector.oldSize),
      newSize: Number(vector.newSize),
      oldRoot: bytesOf(vector.oldRoot),
      newRoot: bytesOf(vector.newRoot),
      proof: vector.proof.map(bytesOf),
    };
    expect(verifyConsistency(testCrypto, claim)).toBe(vector.isValid);
  });
});
