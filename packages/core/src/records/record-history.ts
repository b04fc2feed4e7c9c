// SPDX-License-Identifier: Apache-2.0
import type { Draft } from "./draft.ts";
import { type EffectiveRecord, effectiveRecords, type StoredRecord } from "./effective-records.ts";
import { type Fold, foldRecords } from "./fold.ts";
import type { Situation } from "./situation.ts";
import { type StreamKey, streamKey, streamsOf } from "./streams.ts";

/**
 * The records of a register in memory, as decisions see them: for judging a history again, away from the
 * writer. States are kept until their stream grows.
 */
export class RecordHistory implements Situation {
  readonly origin: string;
  readonly #resolvesObject: (root: string) => boolean;
  readonly #drafts = new Map<string, Draft>();
  readonly #streams = new Map<StreamKey, StoredRecord[]>();
  readonly #states = new Map<StreamKey, Map<string, unknown>>();

  /** @param resolvesObject whether the vault holds an object with this root */
  constructor(origin: string, resolvesObject: (root: string) => boolean) {
    this.origin = origin;
    this.#resolvesObject = resolvesObject;
  }

  /** Adds the next record of the log. */
  append(stored: StoredRecord): void {
    const draft = "erased" in stored ? stored.erased : stored.payload.draft;
    this.#drafts.set(draft.draftId, draft);
    for (const stream of streamsOf(draft, (ref) => this.#found(ref))) {
      const records = this.#streams.get(stream) ?? [];
      records.push(stored);
      this.#streams.set(stream, records);
      this.#states.delete(stream);
    }
  }

  state<S>(fold: Fold<S>, ref: string): S {
    const stream = streamKey(fold.subject, ref);
    const states = this.#states.get(stream) ?? new Map<string, unknown>();
    this.#states.set(stream, states);
    if (!states.has(fold.name)) states.set(fold.name, foldRecords(fold, ref, this.#effective(stream)));
    return states.get(fold.name) as S;
  }

  record(ref: string): EffectiveRecord | undefined {
    return this.#effective(streamKey("record", ref)).find((record) => record.recordRef === ref);
  }

  resolvesObject(root: string): boolean {
    return this.#resolvesObject(root);
  }

  #effective(stream: StreamKey): EffectiveRecord[] {
    return effectiveRecords(this.#streams.get(stream) ?? []);
  }

  #found(ref: string): { readonly draft: Draft } | undefined {
    const draft = this.#drafts.get(ref);
    return draft === undefined ? undefined : { draft };
  }
}
