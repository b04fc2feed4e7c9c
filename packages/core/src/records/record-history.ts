// SPDX-License-Identifier: Apache-2.0
import { findKind } from "./catalogue.ts";
import type { Draft } from "./draft.ts";
import { type EffectiveRecord, effectiveRecords, type StoredRecord } from "./effective-records.ts";
import { type Fold, foldRecords } from "./fold.ts";
import type { Situation } from "./situation.ts";
import { type StreamKey, streamKey, streamsOf } from "./streams.ts";

interface KnownState {
  readonly fold: Fold<unknown>;
  state: unknown;
}

/**
 * The records of a register in memory, as decisions see them: for judging a history again, away from the
 * writer. States grow with their stream, so that a long case costs no more for each record than a short one;
 * what mends an earlier record has them computed anew.
 */
export class RecordHistory implements Situation {
  readonly origin: string;
  readonly #resolvesObject: (root: string) => boolean;
  readonly #drafts = new Map<string, Draft>();
  readonly #streams = new Map<StreamKey, StoredRecord[]>();
  readonly #states = new Map<StreamKey, Map<string, KnownState>>();

  /** @param resolvesObject whether the vault holds an object with this root */
  constructor(origin: string, resolvesObject: (root: string) => boolean) {
    this.origin = origin;
    this.#resolvesObject = resolvesObject;
  }

  /** Adds the next record of the log. */
  append(stored: StoredRecord): void {
    const draft = "erased" in stored ? stored.erased : stored.payload.draft;
    this.#drafts.set(draft.draftId, draft);
    const streams = streamsOf(draft, (ref) => this.#found(ref));
    for (const stream of streams) {
      const records = this.#streams.get(stream) ?? [];
      records.push(stored);
      this.#streams.set(stream, records);
    }
    this.#evolve(stored, draft, streams);
  }

  state<S>(fold: Fold<S>, ref: string): S {
    const stream = streamKey(fold.subject, ref);
    const states = this.#states.get(stream) ?? new Map<string, KnownState>();
    this.#states.set(stream, states);
    const kept = states.get(fold.name);
    if (kept !== undefined) return kept.state as S;
    const state = foldRecords(fold, ref, this.#effective(stream));
    states.set(fold.name, { fold: fold as Fold<unknown>, state });
    return state;
  }

  record(ref: string): EffectiveRecord | undefined {
    return this.#effective(streamKey("record", ref)).find((record) => record.recordRef === ref);
  }

  resolvesObject(root: string): boolean {
    return this.#resolvesObject(root);
  }

  /** A record adds to the states that are known, but for one that mends: it changes what came before it. */
  #evolve(stored: StoredRecord, draft: Draft, streams: readonly StreamKey[]): void {
    const mends = findKind(draft.kind)?.group === "mending";
    const added = effectiveRecords([stored]);
    for (const stream of streams) {
      const states = this.#states.get(stream);
      if (mends || states === undefined) this.#states.delete(stream);
      else for (const known of states.values()) known.state = added.reduce(known.fold.evolve, known.state);
    }
  }

  #effective(stream: StreamKey): EffectiveRecord[] {
    return effectiveRecords(this.#streams.get(stream) ?? []);
  }

  #found(ref: string): { readonly draft: Draft } | undefined {
    const draft = this.#drafts.get(ref);
    return draft === undefined ? undefined : { draft };
  }
}
