// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  draftDigest,
  parsePayload,
  ScelleError,
  type Skeleton,
  type StoredRecord,
  streamsOf,
} from "@scelle/core";
import type { RecordStore } from "../log/record-store.ts";
import { draftOf, erasedBy, skeletonIn } from "../skeletons.ts";
import type { Index } from "./index-reader.ts";
import { keptPayload } from "./made-rows.ts";
import type { ProjectedRecord, ProjectedSkeleton } from "./rows.ts";

interface OpenedParts {
  readonly origin: string;
  readonly crypto: Crypto;
  readonly store: RecordStore;
  readonly index: Index;
  readonly logSize: number;
}

/** Records of the log, opened and checked, for an index that knows all before them. */
export class OpenedRecords {
  readonly #parts: OpenedParts;
  #ahead: Map<number, Skeleton> | undefined;

  constructor(parts: OpenedParts) {
    this.#parts = parts;
  }

  /** @throws ScelleError("payload.altered" | "log.damaged" | …) */
  record(index: number): ProjectedRecord | ProjectedSkeleton {
    const { store, crypto, origin } = this.#parts;
    const stored = this.#stored(index);
    const draft = draftOf(stored);
    const streams = streamsOf(draft, (ref) => this.#resolve(ref));
    const leaf = store.leaf(index);
    if ("erased" in stored) return { index, leaf, streams, skeleton: stored.erased };
    return { index, leaf, streams, payload: stored.payload, digest: draftDigest(crypto, origin, draft) };
  }

  #resolve(ref: string): { draft: ReturnType<typeof draftOf> } | undefined {
    const row = this.#parts.index.record(ref);
    return row && { draft: draftOf(this.#stored(row.entry)) };
  }

  #stored(index: number): StoredRecord {
    const bytes = keptPayload(this.#parts.store, index);
    if (bytes !== undefined) return { index, payload: parsePayload(bytes) };
    const erased = this.#skeletonsAhead().get(index);
    if (erased === undefined) throw new ScelleError("payload.altered", { index, part: "key" });
    return { index, erased };
  }

  /** An erased record stands before the decision that says what stays of it: found by one look ahead. */
  #skeletonsAhead(): Map<number, Skeleton> {
    if (this.#ahead !== undefined) return this.#ahead;
    this.#ahead = new Map();
    const { store, logSize } = this.#parts;
    for (let index = 0; index < logSize; index++) {
      const bytes = keptPayload(store, index);
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
