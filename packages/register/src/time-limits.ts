// SPDX-License-Identifier: Apache-2.0
import { deadlineReminder, deadlinesFold, dueBackOf, exhibitFold, streamKey } from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { RecordRow } from "./index/index-rows.ts";
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
  const cases = [...new Set(everyOfKind(index, "deadline-set").map(({ caseRef }) => caseRef ?? ""))];
  const deadlines = cases.flatMap((caseRef) => Object.values(situation.state(deadlinesFold, caseRef)));
  const returns = exhibitsHandedOn(index, situation).flatMap((exhibitRef) => {
    const isGone = situation.state(exhibitFold, exhibitRef).end !== undefined;
    const dueAt = isGone ? undefined : dueBackOf(situation.stream(streamKey("exhibit", exhibitRef)));
    return dueAt === undefined ? [] : [{ dueAt }];
  });
  const reminders = [...deadlines, ...returns].map((limit) => deadlineReminder(limit, now, withinMs));
  const count = (wanted: "near" | "overdue") => reminders.filter((one) => one === wanted).length;
  return { near: count("near"), overdue: count("overdue") };
}

function exhibitsHandedOn(index: Index, situation: LiveSituation): string[] {
  const exhibits = everyOfKind(index, "custody-offered").map(
    ({ ref }) => situation.record(ref)?.stated["exhibitRef"],
  );
  return [...new Set(exhibits)].filter((ref) => typeof ref === "string");
}

function everyOfKind(index: Index, kind: string): RecordRow[] {
  const found: RecordRow[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = index.everyOfKind(kind, before, pageRows);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return found;
    before = last.entry;
  }
}
