// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";

/** A SHA-256 digest: 32 bytes. */
export type Hash = Uint8Array;

export const hashSizeBytes = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = 1;
const nothing = new Uint8Array(0);

/**
 * Hash of a log entry as a leaf of the tree.
 * @see RFC 6962 §2.1
 */
export function leafHash(crypto: Crypto, entry: Uint8Array): Hash {
  return crypto.sha256(leafPrefix, entry);
}

/**
 * Hash of the node over two subtrees.
 * @see RFC 6962 §2.1
 */
export function nodeHash(crypto: Crypto, left: Hash, right: Hash): Hash {
  const node = new Uint8Array(1 + 2 * hashSizeBytes);
  node[0] = nodePrefix;
  node.set(left, 1);
  node.set(right, 1 + hashSizeBytes);
  return crypto.sha256(node);
}

/** Root of the tree without entries. */
export function emptyRoot(crypto: Crypto): Hash {
  return crypto.sha256(nothing);
}
