// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  effectiveRecords,
  type Fold,
  parsePayload,
  type RecordPayload,
  ScelleError,
  type Situation,
  type StoredRecord,
  type StreamKey,
  streamKey,
  streamsOf,
} from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { RecordStore } from "./log/record-store.ts";
import { draftOf, skeletonIn } from "./skeletons.ts";

/** Streams whose states are kept after their last use; twice as many at most. */
const statesMax = 10_000;
/** Some two kilobytes each. */
const openedMax = 10_000;

/** A record that the open batch has accepted and not yet committed. */
export interface AcceptedRecord {
  readonly index: number;
  readonly payload: RecordPayload;
  readonly streams: readonly StreamKey[];
}

interface CachedState {
  readonly fold: Fold<unknown>;
  state: unknown;
}

/**
 * What the rules see while the writer decides: folds over committed records, opened and checked against the
 * log, and over the records of the open batch. The index only says where to look.
 */
export class LiveSituation implements Situation {
  readonly origin: string;
  readonly #index: Index;
  readonly #store: RecordStore;
  readonly #hasObject: (root: string) => boolean;
  /** By stream, then by fold name: those asked for lately, and those asked for before. */
  #states = new Map<StreamKey, Map<string, CachedState>>();
  #olderStates = new Map<StreamKey, Map<string, CachedState>>();
  /**
   * Committed records that were opened and checked, by index: a correction has the whole of a long case
   * folded again. Gone with the first erasure, like everything that was made from content.
   */
  readonly #opened = new Map<number, StoredRecord>();
  /** The open batch, by stream and by reference. */
  readonly #openStreams = new Map<StreamKey, AcceptedRecord[]>();
  readonly #openRecords = new Map<string, AcceptedRecord>();

  constructor(origin: string, index: Index, store: RecordStore, hasObject: (root: string) => boolean) {
    this.origin = origin;
    this.#index = index;
    this.#store = store;
    this.#hasObject = hasObject;
  }

  state<S>(fold: Fold<S>, ref: string): S {
    const key = streamKey(fold.subject, ref);
    const known = this.#statesOf(key)?.get(fold.name);
    if (known !== undefined) return known.state as S;
    let state = fold.initial(ref);
    for (const record of this.stream(key)) state = fold.evolve(state, record);
    this.#remember(key, fold as Fold<unknown>, state);
    return state;
  }

  record(ref: string): EffectiveRecord | undefined {
    return this.stream(streamKey("record", ref)).find((record) => record.recordRef === ref);
  }

  resolvesObject(root: string): boolean {
    return this.#hasObject(root);
  }

  /** Records of a stream in log order, corrected; erased ones as their skeletons. */
  stream(key: StreamKey): readonly EffectiveRecord[] {
    const committed = this.#index.stream(key).map((index) => this.#stored(index));
    const open = this.#openStreams.get(key) ?? [];
    return effectiveRecords([...committed, ...open.map(({ index, payload }) => ({ index, payload }))]);
  }

  /** Streams of a draft, with targets looked up among committed and open records. */
  streamsOf(payload: RecordPayload): StreamKey[] {
    return streamsOf(payload.draft, (ref) => {
      const open = this.#openRecords.get(ref);
      if (open !== undefined) return open.payload;
      const row = this.#index.record(ref);
      return row && { draft: draftOf(this.#stored(row.entry)) };
    });
  }

  accept(record: AcceptedRecord): void {
    this.#openRecords.set(record.payload.draft.draftId, record);
    const reshapes = /^(correction|erasure)-/.test(record.payload.draft.kind);
    for (const key of record.streams) {
      const open = this.#openStreams.get(key);
      if (open === undefined) this.#openStreams.set(key, [record]);
      else open.push(record);
      const states = this.#statesOf(key);
      if (states === undefined) continue;
      if (reshapes) {
        this.#states.delete(key);
        continue;
      }
      const [effective] = effectiveRecords([{ index: record.index, payload: record.payload }]);
      if (effective === undefined) continue;
      for (const cached of states.values()) cached.state = cached.fold.evolve(cached.state, effective);
    }
  }

  /** The open batch is committed and indexed. */
  settle(): void {
    this.#openStreams.clear();
    this.#openRecords.clear();
  }

  /** The open batch was not committed, or content was erased: nothing derived from it may stay. */
  forget(): void {
    this.settle();
    this.#states.clear();
    this.#olderStates.clear();
    this.#opened.clear();
  }

  /** A record by its position: whole, or as the skeleton that its erasure left. */
  #stored(index: number): StoredRecord {
    const known = this.#opened.get(index);
    if (known !== undefined) return known;
    const stored = this.#open(index);
    if (this.#opened.size >= openedMax) this.#opened.clear();
    this.#opened.set(index, stored);
    return stored;
  }

  #open(index: number): StoredRecord {
    const bytes = this.#store.payload(index);
    if (bytes !== undefined) return { index, payload: parsePayload(bytes) };
    const erasure = this.#index.erasureOf(index);
    const decision = erasure && this.#store.payload(erasure.decisionEntry);
    const erased = decision && skeletonIn(parsePayload(decision), index);
    if (erased === undefined) throw new ScelleError("payload.altered", { index, part: "key" });
    return { index, erased };
  }

  /** The states of a stream that are known; being asked for keeps them. */
  #statesOf(key: StreamKey): Map<string, CachedState> | undefined {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const older = this.#olderStates.get(key);
    if (older === undefined) return undefined;
    this.#olderStates.delete(key);
    this.#keep(key, older);
    return older;
  }

  #remember(key: StreamKey, fold: Fold<unknown>, state: unknown): void {
    const states = this.#statesOf(key);
    if (states !== undefined) states.set(fold.name, { fold, state });
    else this.#keep(key, new Map([[fold.name, { fold, state }]]));
  }

  /** What was not asked for while as many others were is forgotten; a busy case is never. */
  #keep(key: StreamKey, states: Map<string, CachedState>): void {
    if (this.#states.size >= statesMax) {
      this.#olderStates = this.#states;
      this.#states = new Map();
    }
    this.#states.set(key, states);
  }
}
