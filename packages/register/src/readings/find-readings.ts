// SPDX-License-Identifier: Apache-2.0
import { caseFold, decideReadRecord, type EffectiveRecord, isKeptOut, readingKinds } from "@scelle/core";
import type { Index } from "../index/index-reader.ts";
import type { LiveSituation } from "../live-situation.ts";

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
  { index, situation }: ReadingParts,
  filter: ReadingsFilter,
  reader: { readonly author: string; readonly at: string },
): EffectiveRecord[] {
  const { author, at } = reader;
  const open = index.cases().filter((ref) => !isKeptOut(situation.state(caseFold, ref), author));
  const { caseRef, from = "", until = "~" } = filter;
  const found: EffectiveRecord[] = [];
  for (const kind of listedKinds) {
    for (const row of rowsOf(index, { kind, readableCases: open, ...(caseRef && { caseRef }) })) {
      if (row.recordedAt < from || row.recordedAt >= until || row.erased) continue;
      const record = situation.record(row.ref);
      if (record !== undefined && "allowed" in decideReadRecord(situation, author, record, at)) {
        found.push(record);
      }
    }
  }
  return found.sort((one, other) => one.index - other.index);
}

function* rowsOf(
  index: Index,
  filter: { readonly kind: string; readonly caseRef?: string; readonly readableCases: readonly string[] },
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
