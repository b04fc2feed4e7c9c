// SPDX-License-Identifier: Apache-2.0
import type { RecordLine } from "@scelle/core/api";

/** So many records alike, one after the other, are shown as one line that opens. */
const runMin = 6;

/**
 * Records in the order given, those of one kind by one author that follow each other together where they are
 * many. What was corrected or erased stands by itself, so that nobody has to open a line to see it.
 */
export function runsOf(records: readonly RecordLine[]): readonly (readonly RecordLine[])[] {
  const runs: RecordLine[][] = [];
  for (const record of records) {
    const last = runs.at(-1);
    const before = last?.[0];
    if (last !== undefined && before !== undefined && isAlike(before, record)) last.push(record);
    else runs.push([record]);
  }
  return runs.flatMap((run) => (run.length >= runMin ? [run] : run.map((record) => [record])));
}

function isAlike(one: RecordLine, other: RecordLine): boolean {
  const isPlain = ({ isCorrected, isErased }: RecordLine) => !isCorrected && !isErased;
  return one.kind === other.kind && one.author === other.author && isPlain(one) && isPlain(other);
}
