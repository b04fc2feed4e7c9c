// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { assert } from "../errors.ts";

/** A SHA-256 digest: 32 bytes. */
export type Hash = Uint8Array;

/** All that a tree needs of cryptography. */
export type Hasher = Pick<Crypto, "sha256">;

export const hashSizeBytes = 32;

const nothing = new Uint8Array(0);
const leafPrefix = Uint8Array.of(0);
// Hashing is synchronous and keeps nothing, so one place to put the parts together serves every call: a tree
// is millions of short hashes, and a single argument is what SHA-256 implementations are fastest with.
const shortLeaf = new Uint8Array(1024);
const node = new Uint8Array(1 + 2 * hashSizeBytes).fill(1, 0, 1);

/**
 * Hash of a log entry as a leaf of the tree.
 * @see RFC 6962 §2.1
 */
export function leafHash(crypto: Hasher, entry: Uint8Array): Hash {
  if (entry.length >= shortLeaf.length) return crypto.sha256(leafPrefix, entry);
  shortLeaf.set(entry, 1);
  return crypto.sha256(shortLeaf.subarray(0, 1 + entry.length));
}

/**
 * Hash of the node over two subtrees.
 * @see RFC 6962 §2.1
 */
export function nodeHash(crypto: Hasher, left: Hash, right: Hash): Hash {
  assert(left.length === hashSizeBytes && right.length === hashSizeBytes, "a node joins two hashes");
  node.set(left, 1);
  node.set(right, 1 + hashSizeBytes);
  return crypto.sha256(node);
}

/** Root of the tree without entries. */
export function emptyRoot(crypto: Hasher): Hash {
  return crypto.sha256(nothing);
}
