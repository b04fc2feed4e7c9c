// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import {
  type Crypto,
  caseLink,
  caseOpening,
  commitment,
  deriveCaseLinkKey,
  encodeEntry,
  type Hash,
  leafHash,
  padPayload,
  payloadAdditionalData,
} from "@scelle/core";
import { sealAesGcm, wrapAesKw } from "./keys/node-crypto.ts";
import type { LogRecord } from "./log/log-record.ts";

/**
 * Turns a payload into what the log keeps of it: an entry that says nothing, a ciphertext, a wrapped key.
 * @param caseLinkValue the entry's place in its case's hidden chain, 32 bytes
 */
export function sealRecord(
  crypto: Crypto,
  origin: string,
  recordKey: Uint8Array,
  caseLinkValue: Hash,
  payload: Uint8Array,
): { record: LogRecord; leaf: Hash } {
  // One draw: asking the system's generator costs more than what it gives.
  const fresh = randomBytes(32 + 32 + 12 + 16);
  const salt = fresh.subarray(0, 32);
  const payloadKey = fresh.subarray(32, 64);
  const nonce = fresh.subarray(64, 76);
  const keyName = fresh.subarray(76);
  const additional = payloadAdditionalData(origin, keyName);
  const sealed = sealAesGcm(payloadKey, nonce, additional, padPayload(salt, payload));
  const stored = Buffer.concat([nonce, sealed]);
  const entry = encodeEntry({
    caseLink: caseLinkValue,
    commit: commitment(crypto, salt, payload),
    ciphertextHash: crypto.sha256(stored),
    keyName,
  });
  const record = { entry, stored, wrappedKey: wrapAesKw(recordKey, payloadKey) };
  return { record, leaf: leafHash(crypto, entry) };
}

/** Cases at work at one time; a key is derived again where more are. */
const keysMax = 1_000;

/** Where a case's hidden chain stands: how many entries it has, and the leaf of the last. */
export interface ChainEnd {
  readonly count: number;
  readonly lastLeaf: Hash;
}

/** The hidden chains of all cases; a record of no case gets a link that is only noise. */
export class CaseChains {
  readonly #crypto: Crypto;
  readonly #linkRootKey: Uint8Array;
  readonly #committedEnd: (caseRef: string) => ChainEnd | undefined;
  readonly #ends = new Map<string, ChainEnd>();
  readonly #keys = new Map<string, Uint8Array>();

  constructor(
    crypto: Crypto,
    linkRootKey: Uint8Array,
    committedEnd: (caseRef: string) => ChainEnd | undefined,
  ) {
    this.#crypto = crypto;
    this.#linkRootKey = linkRootKey;
    this.#committedEnd = committedEnd;
  }

  next(caseRef: string | undefined): { seq: number; value: Hash } {
    if (caseRef === undefined) return { seq: 0, value: randomBytes(32) };
    const end = this.#ends.get(caseRef) ?? this.#committedEnd(caseRef) ?? start;
    return { seq: end.count, value: caseLink(this.#crypto, this.#key(caseRef), end.count, end.lastLeaf) };
  }

  /** What opens the link of one entry of a case, and of no other. */
  opening(caseRef: string, seq: number): Hash {
    return caseOpening(this.#crypto, this.#key(caseRef), seq);
  }

  append(caseRef: string | undefined, seq: number, leaf: Hash): void {
    if (caseRef !== undefined) this.#ends.set(caseRef, { count: seq + 1, lastLeaf: leaf });
  }

  /** The open batch was not committed. */
  forget(): void {
    this.#ends.clear();
  }

  #key(caseRef: string): Uint8Array {
    const known = this.#keys.get(caseRef);
    if (known !== undefined) return known;
    const key = deriveCaseLinkKey(this.#crypto, this.#linkRootKey, caseRef);
    if (this.#keys.size >= keysMax) this.#keys.clear();
    this.#keys.set(caseRef, key);
    return key;
  }
}

const start: ChainEnd = { count: 0, lastLeaf: new Uint8Array(32) };
