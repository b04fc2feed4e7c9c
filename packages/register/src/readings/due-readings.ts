// SPDX-License-Identifier: Apache-2.0
import { dueOf, type RetainedReading, retainedAs, retentionFold } from "@scelle/core";
import type { ReadingParts } from "./find-readings.ts";

/** A look whose time is over, by the table of periods; nothing of what it says. */
export interface DueReading {
  readonly recordRef: string;
  readonly index: number;
  readonly matter: RetainedReading;
  readonly caseRef?: string;
  readonly recordedAt: string;
  readonly dueAt: string;
  /** The line of the table that says so. */
  readonly periodRef: string;
}

const pageRows = 1_000;

/**
 * Looks whose period of retention is over, oldest first. Positions and times come from the index: nothing is
 * read to find them, so nothing is recorded.
 * @param at an instant of the register's clock
 */
export function dueReadings(
  { index, situation }: Pick<ReadingParts, "index" | "situation">,
  at: string,
): DueReading[] {
  const periods = situation.state(retentionFold, "register");
  const due: DueReading[] = [];
  for (const kind of Object.keys(retainedAs)) {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = index.everyOfKind(kind, before, pageRows);
      for (const { entry, ref, author, recordedAt, caseRef, erased } of rows) {
        const found = dueOf(periods, { kind, assigned: { author, recordedAt } }, at);
        const matter = retainedAs[kind];
        if (erased || found === undefined || matter === undefined || found.dueAt > at) continue;
        if (index.erasureOf(entry) !== undefined) continue;
        const where = caseRef === undefined ? {} : { caseRef };
        const line = { dueAt: found.dueAt, periodRef: found.period.recordRef };
        due.push({ recordRef: ref, index: entry, matter, recordedAt, ...where, ...line });
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) break;
      before = last.entry;
    }
  }
  return due.sort((one, other) => one.index - other.index);
}
