// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { countReported } from "../records/kinds/count-reported.ts";
import type { CountRecord } from "./count-comparison.ts";

/** The counts among records; what was erased counts nothing any more. */
export function countsAmong(records: readonly EffectiveRecord[]): CountRecord[] {
  return records.filter(({ erased }) => !erased).filter((record) => isRecordOf(record, countReported));
}

export interface KnownCounts {
  readonly known: readonly CountRecord[];
  /** Counts whose day of becoming known had begun and not ended. */
  readonly perhaps: readonly CountRecord[];
}

/**
 * Counts as they were known at a moment: those published by then, without those given up or superseded by
 * then. What came later changes no earlier answer.
 * @param at a UTC instant with milliseconds
 */
export function countsKnownAt(counts: readonly CountRecord[], at: string): KnownCounts {
  const published = counts.filter(({ stated }) => stated.knownFrom.latest <= at);
  const superseded = new Set(published.flatMap(({ stated }) => stated.supersedesRef ?? []));
  const isCurrent = ({ recordRef, stated }: CountRecord) =>
    !superseded.has(recordRef) && (stated.knownTo === undefined || stated.knownTo.latest > at);
  return {
    known: published.filter(isCurrent),
    perhaps: counts
      .filter(({ stated }) => stated.knownFrom.earliest <= at && stated.knownFrom.latest > at)
      .filter(isCurrent),
  };
}
