// SPDX-License-Identifier: Apache-2.0
import { type Crypto, equalBytes, type Hash } from "@scelle/core";
import type { Log } from "../log/log.ts";
import type { RecordStore } from "../log/record-store.ts";
import { emptyDatabase } from "./database.ts";
import type { Index } from "./index-reader.ts";
import { type MadeRows, makeRows } from "./made-rows.ts";
import { OpenedRecords } from "./opened-records.ts";
import { project } from "./projector.ts";
import type { RowWorkers } from "./row-workers.ts";
import { emptyRows, type ProjectedRecord, type ProjectedSkeleton } from "./rows.ts";

const stretchEntries = 1_000;

export interface CatchUpParts {
  readonly origin: string;
  readonly crypto: Crypto;
  readonly log: Log;
  readonly store: RecordStore;
  readonly index: Index;
}

/** How an index is made from nothing: see `building.ts`. */
export interface Building {
  readonly workers: Pick<RowWorkers, "make" | "stretchesAtOnce">;
  /** Called when every row is in that hangs on no other; only then records are found by their reference. */
  addIndexes(): void;
}

/**
 * Brings the index to the log's size; an index of another history is emptied first.
 * @returns entries projected
 */
export async function catchUp(parts: CatchUpParts, building?: Building): Promise<number> {
  const { log, index, store } = parts;
  const from = startingPoint(parts);
  const opened = new OpenedRecords({ ...parts, logSize: log.size });
  const later: number[] = [];
  let lastLeaf: Hash | undefined;
  for await (const { made, end } of stretches(parts, from, building?.workers)) {
    const { rows, left } = made;
    const mending = building === undefined ? openedEach(opened, left) : [];
    if (building !== undefined) later.push(...left);
    store.inOrder(() => project(index, { rows, mending, size: end, lastLeaf: made.lastLeaf }));
    lastLeaf = made.lastLeaf;
  }
  building?.addIndexes();
  if (lastLeaf !== undefined && later.length > 0) {
    const mending = openedEach(opened, later);
    project(index, { rows: emptyRows(), mending, size: log.size, lastLeaf });
  }
  index.settle();
  return log.size - from;
}

/** Opened one after the other, each when those before it are in the index. */
function* openedEach(
  opened: OpenedRecords,
  entries: readonly number[],
): Generator<ProjectedRecord | ProjectedSkeleton> {
  for (const entry of entries) yield opened.record(entry);
}

interface MadeStretch {
  readonly made: MadeRows;
  readonly end: number;
}

/** Rows in the order of the log. What is not published, or what a worker could not make, is made here. */
async function* stretches(
  { origin, crypto, store, log }: CatchUpParts,
  from: number,
  workers: Building["workers"] | undefined,
): AsyncGenerator<MadeStretch> {
  const makeHere = (first: number, end: number): MadeRows =>
    store.inOrder(() => makeRows({ origin, crypto, store }, first, end));
  const underWay: { first: number; end: number; made: Promise<MadeRows | undefined> }[] = [];
  let next = from;
  const begin = (): void => {
    while (next < log.size && underWay.length < (workers?.stretchesAtOnce ?? 1)) {
      const first = next;
      const bound = first < log.publishedSize ? log.publishedSize : log.size;
      const end = Math.min(bound, first + stretchEntries);
      const isElsewhere = workers !== undefined && end <= log.publishedSize;
      const made = isElsewhere ? workers.make({ from: first, end }) : Promise.resolve(undefined);
      underWay.push({ first, end, made });
      next = end;
    }
  };
  begin();
  for (let oldest = underWay.shift(); oldest !== undefined; oldest = underWay.shift()) {
    begin();
    const { first, end, made } = oldest;
    yield { made: (await made) ?? makeHere(first, end), end };
  }
}

function startingPoint({ log, store, index }: CatchUpParts): number {
  const position = index.position();
  if (position === undefined) return 0;
  const fits = position.size <= log.size && equalBytes(position.lastLeaf, store.leaf(position.size - 1));
  if (fits) return position.size;
  emptyDatabase(index.database);
  return 0;
}
