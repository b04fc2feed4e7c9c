// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { concatBytes, u64be } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { assert } from "../errors.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";

const keyLabel = utf8("scelle/case-link/v1\0");
const linkLabel = utf8("scelle/case/v1\0");

/** Stands for the previous leaf of a case's first entry. */
export const noPreviousLeaf: Hash = new Uint8Array(hashSizeBytes);

/**
 * The secret that chains the entries of one case, derived so that a register keeps one secret for all of
 * them.
 */
export function deriveCaseLinkKey(crypto: Crypto, linkRootKey: Uint8Array, caseRef: string): Uint8Array {
  return crypto.hmacSha256(linkRootKey, concatBytes(keyLabel, utf8(caseRef)));
}

/**
 * What opens the link of the case's entry number `seq`, and of no other entry: a dossier hands out these.
 * @param seq from 0
 */
export function caseOpening(crypto: Crypto, caseLinkKey: Uint8Array, seq: number): Hash {
  return crypto.hmacSha256(caseLinkKey, u64be(seq));
}

/**
 * The case link of an entry, from its opening.
 * @param previousLeafHash of the case's entry before; {@link noPreviousLeaf} for the first
 */
export function caseLinkFromOpening(
  crypto: Crypto,
  opening: Hash,
  seq: number,
  previousLeafHash: Hash,
): Hash {
  assert(opening.length === hashSizeBytes, "an opening has 32 bytes");
  assert(previousLeafHash.length === hashSizeBytes, "a leaf hash has 32 bytes");
  return crypto.sha256(concatBytes(linkLabel, opening, u64be(seq), previousLeafHash));
}

/** The case link of the case's entry number `seq`, for whoever holds the key. */
export function caseLink(crypto: Crypto, caseLinkKey: Uint8Array, seq: number, previousLeafHash: Hash): Hash {
  return caseLinkFromOpening(crypto, caseOpening(crypto, caseLinkKey, seq), seq, previousLeafHash);
}
