// SPDX-License-Identifier: Apache-2.0
import { type Deadline, deadlineStatus, deadlinesFold } from "../../access/deadline-fold.ts";
import { isRecordOf } from "../../records/effective-records.ts";
import { foldRecords } from "../../records/fold.ts";
import { deadlineSet } from "../../records/kinds/deadline-set.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";
import { lengthBetween } from "../spans.ts";

/** What had to be done by a time was done by then. It reminds, and nothing lapses by it. */
export function deadlinesKept(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  const deadlines = Object.values(foldRecords(deadlinesFold, facts.caseRef, facts.records));
  return deadlines.flatMap((deadline) => outcomeOf(deadline, facts, limits) ?? []);
}

function outcomeOf(deadline: Deadline, facts: CaseFacts, limits: RuleLimits): Outcome | undefined {
  const { recordRef, deadlineType, dueAt, met } = deadline;
  const { asOf } = facts;
  const row = limits.deadlines.find((one) => one.deadlineType === deadlineType);
  const about = {
    actRef: recordRef,
    at: dueAt,
    factRefs: met === undefined ? [] : [met.recordRef],
    ...(row === undefined ? {} : { references: [row.reference] }),
    ...statedText(facts, recordRef),
  };
  const done = met?.at ?? { earliest: asOf, latest: asOf };
  const lengthMs = lengthBetween(dueAt, done).leastMs;
  switch (deadlineStatus(deadline, asOf)) {
    case "extended":
      return undefined;
    case "running":
    case "in-time":
      return { ...about, standing: "met", circumstances: [] };
    case "overdue":
      return { ...about, standing: "not-met", circumstances: ["due-passed"], lengthMs };
    case "late":
      return { ...about, standing: "not-met", circumstances: ["met-late"], lengthMs };
    case "open-to-doubt":
      return { ...about, standing: "unknown", circumstances: ["times-open"] };
  }
}

/** What whoever set it rests it on, beside the text of the table. */
function statedText(facts: CaseFacts, recordRef: string): Pick<Outcome, "statedText"> {
  const record = facts.record(recordRef);
  const text = record && isRecordOf(record, deadlineSet) ? record.stated.legalReference : undefined;
  return text?.article === undefined ? {} : { statedText: text };
}
