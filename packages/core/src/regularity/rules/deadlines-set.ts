// SPDX-License-Identifier: Apache-2.0
import { endOfLength } from "../../access/remedy-deadline.ts";
import type { HolidayCalendar } from "../../access/working-days.ts";
import { deadlineSet } from "../../records/kinds/deadline-set.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";
import { isSurelyAfter } from "../spans.ts";

/** A deadline whose length a text sets is not set to end later. An extension is judged by its own reasons. */
export function deadlinesSet(facts: CaseFacts, limits: RuleLimits, holidays: HolidayCalendar): Outcome[] {
  return facts.all(deadlineSet).flatMap(({ recordRef, stated }): Outcome[] => {
    const { deadlineType, runsFrom, dueAt, extendsRef } = stated;
    const row = limits.deadlines.find((one) => one.deadlineType === deadlineType);
    if (row === undefined || extendsRef !== undefined) return [];
    const references = [row.reference];
    const about = { actRef: recordRef, at: runsFrom ?? dueAt, factRefs: [], references };
    if (runsFrom === undefined) {
      return [{ ...about, standing: "unknown", circumstances: ["start-not-told"] }];
    }
    const allowed = endOfLength(row.length, runsFrom, holidays);
    if (isSurelyAfter(dueAt, allowed)) {
      return [{ ...about, standing: "not-met", circumstances: ["set-too-late"] }];
    }
    return dueAt.latest <= allowed.earliest
      ? [{ ...about, standing: "met", circumstances: [] }]
      : [{ ...about, standing: "unknown", circumstances: ["times-open"] }];
  });
}
