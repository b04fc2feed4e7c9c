// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  draftDigest,
  type Hash,
  hashSizeBytes,
  parsePayload,
  ScelleError,
  streamsOf,
} from "@scelle/core";
import type { RecordStore } from "../log/record-store.ts";
import { addRows, emptyRows, isMending, type Rows } from "./rows.ts";

export interface RowMakerParts {
  readonly origin: string;
  readonly crypto: Crypto;
  readonly store: RecordStore;
}

/** What entries put into the index by themselves. */
export interface MadeRows {
  readonly rows: Rows;
  /**
   * Entries of which more must be known than their own bytes: those that mend others, and those whose key is
   * gone.
   */
  readonly left: readonly number[];
  readonly lastLeaf: Hash;
}

/**
 * Opens and checks entries, and makes their rows.
 * @throws ScelleError("payload.altered" | "log.damaged" | …)
 */
export function makeRows({ origin, crypto, store }: RowMakerParts, from: number, end: number): MadeRows {
  const rows = emptyRows();
  const left: number[] = [];
  // All in one piece of memory, which goes from thread to thread as one.
  const hashes = new Uint8Array(2 * hashSizeBytes * (end - from));
  let used = 0;
  const kept = (hash: Hash): Hash => {
    hashes.set(hash, used);
    used += hashSizeBytes;
    return hashes.subarray(used - hashSizeBytes, used);
  };
  for (let index = from; index < end; index++) {
    const bytes = keptPayload(store, index);
    const payload = bytes === undefined ? undefined : parsePayload(bytes);
    if (payload === undefined || isMending(payload.draft.kind)) {
      left.push(index);
      continue;
    }
    const { draft } = payload;
    const leaf = kept(store.leaf(index));
    const digest = kept(draftDigest(crypto, origin, draft));
    addRows(rows, { index, leaf, digest, payload, streams: streamsOf(draft, () => undefined) });
  }
  return { rows, left, lastLeaf: store.leaf(end - 1) };
}

/**
 * What is kept of a record's words. Where a power cut met the overwriting of a key, noise may stand in its
 * place: whoever finds nothing here looks for the decision to erase, and names the fault if there is none.
 */
export function keptPayload(store: RecordStore, index: number): Uint8Array | undefined {
  try {
    return store.payload(index);
  } catch (cause) {
    if (cause instanceof ScelleError && cause.code === "payload.altered" && cause.facts["part"] === "key")
      return undefined;
    throw cause;
  }
}
