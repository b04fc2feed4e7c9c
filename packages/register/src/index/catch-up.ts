// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  draftDigest,
  equalBytes,
  parsePayload,
  ScelleError,
  type Skeleton,
  type StoredRecord,
  streamsOf,
} from "@scelle/core";
import type { Log } from "../log/log.ts";
import type { RecordStore } from "../log/record-store.ts";
import { draftOf, erasedBy, skeletonIn } from "../skeletons.ts";
import { emptyDatabase } from "./database.ts";
import type { Index } from "./index-reader.ts";
import { type ProjectedRecord, type ProjectedSkeleton, projectBatch } from "./projector.ts";

const batchEntries = 1_000;

export interface CatchUpParts {
  readonly origin: string;
  readonly crypto: Crypto;
  readonly log: Log;
  readonly store: RecordStore;
  readonly index: Index;
}

/**
 * Brings the index to the log's size; an index of another history is emptied first.
 * @returns entries projected
 */
export function catchUp(parts: CatchUpParts, onProgress?: (entries: number) => void): number {
  const { log, index } = parts;
  const from = startingPoint(parts);
  const projection = new Projection(parts);
  for (let next = from; next < log.size; next += batchEntries) {
    const end = Math.min(log.size, next + batchEntries);
    const records = parts.store.inOrder(() => projection.records(next, end));
    projectBatch(index, records);
    onProgress?.(end);
  }
  return log.size - from;
}

function startingPoint({ log, store, index }: CatchUpParts): number {
  const position = index.position();
  if (position === undefined) return 0;
  const fits = position.size <= log.size && equalBytes(position.lastLeaf, store.leaf(position.size - 1));
  if (fits) return position.size;
  emptyDatabase(index.database);
  return 0;
}

class Projection {
  readonly #parts: CatchUpParts;
  /** Records of the batch at hand: not in the index yet, but others of the batch may mend them. */
  readonly #open = new Map<string, StoredRecord>();
  #ahead: Map<number, Skeleton> | undefined;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  records(from: number, end: number): (ProjectedRecord | ProjectedSkeleton)[] {
    this.#open.clear();
    const { store, crypto, origin } = this.#parts;
    const records: (ProjectedRecord | ProjectedSkeleton)[] = [];
    for (let index = from; index < end; index++) {
      const stored = this.#stored(index);
      const draft = draftOf(stored);
      this.#open.set(draft.draftId, stored);
      const streams = streamsOf(draft, (ref) => this.#resolve(ref));
      const leaf = store.leaf(index);
      if ("erased" in stored) {
        records.push({ index, leaf, streams, skeleton: stored.erased });
      } else {
        const digest = draftDigest(crypto, origin, draft);
        records.push({ index, leaf, streams, payload: stored.payload, digest });
      }
    }
    return records;
  }

  #resolve(ref: string): { draft: ReturnType<typeof draftOf> } | undefined {
    const open = this.#open.get(ref);
    if (open !== undefined) return { draft: draftOf(open) };
    const row = this.#parts.index.record(ref);
    return row && { draft: draftOf(this.#stored(row.entry)) };
  }

  #stored(index: number): StoredRecord {
    const bytes = this.#parts.store.payload(index);
    if (bytes !== undefined) return { index, payload: parsePayload(bytes) };
    const erased = this.#skeletonsAhead().get(index);
    if (erased === undefined) throw new ScelleError("payload.altered", { index, part: "key" });
    return { index, erased };
  }

  /** An erased record stands before the decision that says what stays of it: found by one look ahead. */
  #skeletonsAhead(): Map<number, Skeleton> {
    if (this.#ahead !== undefined) return this.#ahead;
    this.#ahead = new Map();
    const { store, log } = this.#parts;
    for (let index = 0; index < log.size; index++) {
      const bytes = store.payload(index);
      if (bytes === undefined) continue;
      const payload = parsePayload(bytes);
      for (const erased of erasedBy(payload)) {
        const skeleton = skeletonIn(payload, erased.index);
        if (skeleton !== undefined) this.#ahead.set(erased.index, skeleton);
      }
    }
    return this.#ahead;
  }
}
