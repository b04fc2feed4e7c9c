// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, readingKinds } from "@scelle/core";
import type { Index } from "../index/index-reader.ts";
import type { ReadScope } from "../index/read-scope.ts";
import type { LiveSituation } from "../live-situation.ts";
import type { Walls } from "../walls.ts";

/** Which looks are wanted. */
export interface ReadingsFilter {
  readonly caseRef?: string;
  /** Instants: from this one on, and before that one. */
  readonly from?: string;
  readonly until?: string;
}

export interface ReadingParts {
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly walls: Walls;
}

const pageRows = 1_000;
/** Beside looks: what was handed over is part of who saw what. */
const listedKinds: readonly string[] = [...readingKinds, "record-disclosed"];

/**
 * The log of looks as far as a person may read it, oldest first: looks of one case and of several, attempts
 * that were refused, and what was handed over. Each record is decided again.
 * @param at an instant of the register's clock
 */
export function findReadings(
  { index, situation, walls }: ReadingParts,
  filter: ReadingsFilter,
  reader: { readonly author: string; readonly at: string },
): EffectiveRecord[] {
  const { author, at } = reader;
  const { caseRef, from = "", until = "~" } = filter;
  const scope = walls.scope(author, at, caseRef);
  const found: EffectiveRecord[] = [];
  for (const kind of listedKinds) {
    for (const row of rowsOf(index, { kind, scope, ...(caseRef && { caseRef }) })) {
      if (row.recordedAt < from || row.recordedAt >= until || row.erased) continue;
      const record = situation.record(row.ref);
      if (record !== undefined && walls.mayLeave(author, record, at)) found.push(record);
    }
  }
  return found.sort((one, other) => one.index - other.index);
}

function* rowsOf(
  index: Index,
  filter: { readonly kind: string; readonly caseRef?: string; readonly scope: ReadScope },
) {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = index.find({ ...filter, before, limit: pageRows });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    before = last.entry;
  }
}
