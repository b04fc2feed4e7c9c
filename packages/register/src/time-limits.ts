// SPDX-License-Identifier: Apache-2.0
import { deadlineReminder, deadlinesFold } from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { TimeLimits } from "./session.ts";

const pageRows = 1_000;

/**
 * Counted by the register itself, for a reminder that says nothing: no content is returned, so no look is
 * recorded. Nothing lapses by it, and nothing is written.
 * @param now an instant of the register's clock
 */
export function timeLimitsOf(
  { index, situation }: { readonly index: Index; readonly situation: LiveSituation },
  now: string,
  withinMs: number,
): TimeLimits {
  const reminders = casesWithDeadlines(index).flatMap((caseRef) =>
    Object.values(situation.state(deadlinesFold, caseRef)).map((deadline) =>
      deadlineReminder(deadline, now, withinMs),
    ),
  );
  const count = (wanted: "near" | "overdue") => reminders.filter((one) => one === wanted).length;
  return { near: count("near"), overdue: count("overdue") };
}

function casesWithDeadlines(index: Index): string[] {
  const cases = new Set<string>();
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = index.everyOfKind("deadline-set", before, pageRows);
    for (const { caseRef } of rows) if (caseRef !== undefined) cases.add(caseRef);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return [...cases];
    before = last.entry;
  }
}
