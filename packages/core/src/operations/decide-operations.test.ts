// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { type Act, answerTo, forgetting, openedCase, type SpecRow } from "../records/spec/decision-spec.ts";
import { between, refOf } from "../records/spec/spec-names.ts";

const person = (name: string): Act => ({
  by: "lead",
  kind: "person-registered",
  as: name,
  stated: { caseRef: refOf("case") },
});
const planned: Act = { by: "member", kind: "operation-planned", as: "operation" };
const set: readonly Act[] = [
  ...openedCase,
  { by: "admin", kind: "body-registered", as: "body" },
  ...["planner", "officer 17", "officer 18"].map(person),
  { by: "lead", kind: "referral-received", as: "referral" },
  { by: "lead", kind: "referral-received", as: "report", stated: { channel: "protected-report" } },
  planned,
  { by: "member", kind: "lookup-log-imported", as: "log" },
];
const disclosed: Act = { by: "member", kind: "operation-disclosed" };
const shift: Act = { by: "member", kind: "shift-staffed" };
const executed: Act = { by: "member", kind: "operation-executed", as: "execution" };
const reviewed: Act = { by: "member", kind: "lookup-reviewed" };

const operationRows: readonly SpecRow[] = [
  {
    claim: "a programme is announced with its aim as stated",
    when: { by: "member", kind: "programme-announced" },
    answer: "accepted",
  },
  {
    claim: "a plan ends after it starts",
    when: { ...planned, as: "other", stated: { endsAt: between("11:00") } },
    answer: "operation.time-order",
  },
  { claim: "somebody is told of the plan", when: disclosed, answer: "accepted" },
  {
    claim: "nobody is told of a plan that nobody has made",
    when: { ...disclosed, stated: { operationRef: refOf("no operation") } },
    answer: "reference.unknown",
  },
  {
    claim: "nobody is told of a plan before it was made",
    when: { ...disclosed, stated: { disclosedAt: between("05:00") } },
    answer: "operation.before-plan",
  },
  {
    claim: "a time that may lie after the plan is taken",
    when: { ...disclosed, stated: { disclosedAt: between("05:00", "07:00") } },
    answer: "accepted",
  },
  {
    claim: "hard stop: a report is not somebody who was told",
    when: { ...disclosed, stated: { toRefs: [refOf("report")] } },
    answer: "person.voice",
  },
  { claim: "a shift belongs to its operation", when: shift, answer: "accepted" },
  {
    claim: "a shift of another day does not",
    when: { ...shift, stated: { startsAt: between("00:00"), endsAt: between("06:00") } },
    answer: "operation.shift-outside",
  },
  {
    claim: "it does if the operation took place then",
    given: [{ ...executed, stated: { startedAt: between("06:00"), endedAt: between("07:00") } }],
    when: { ...shift, stated: { startsAt: between("06:00"), endsAt: between("07:00") } },
    answer: "accepted",
  },
  {
    claim: "a shift names no more persons than were there",
    when: { ...shift, stated: { staffed: { value: 0, unit: "person" } } },
    answer: "operation.shift-count",
  },
  {
    claim: "about how many were there leaves that open",
    when: { ...shift, stated: { staffed: { about: 0, unit: "person" } } },
    answer: "accepted",
  },
  { claim: "an operation takes place", when: executed, answer: "accepted" },
  {
    claim: "once",
    given: [executed],
    when: { ...executed, as: "again" },
    answer: "operation.already-executed",
  },
  {
    claim: "not before it was planned",
    when: { ...executed, stated: { startedAt: between("05:00") } },
    answer: "operation.before-plan",
  },
  { claim: "it has results", when: { by: "member", kind: "operation-resulted" }, answer: "accepted" },
  {
    claim: "it fails without anybody saying why",
    when: { by: "member", kind: "operation-failed" },
    answer: "accepted",
  },
  {
    claim: "a cause is what somebody says, not a record of something else",
    when: { by: "member", kind: "operation-failed", stated: { causeRefs: [refOf("exhibit")] } },
    answer: "operation.cause-not-statement",
  },
];

const lookupRows: readonly SpecRow[] = [
  { claim: "a look-up that no record explains is unexplained", when: reviewed, answer: "accepted" },
  {
    claim: "a look-up is explained by a record",
    when: { ...reviewed, stated: { outcome: "explained", explainedByRefs: [refOf("referral")] } },
    answer: "accepted",
  },
  {
    claim: "not by a word",
    when: { ...reviewed, stated: { outcome: "explained" } },
    answer: "look-up.no-record",
  },
  {
    claim: "hard stop: no look-up is reviewed against a protected report",
    when: { ...reviewed, stated: { explainedByRefs: [refOf("report")] } },
    answer: "look-up.source",
  },
  {
    claim: "a review is of a row that the log has",
    when: { ...reviewed, stated: { row: 50_001 } },
    answer: "look-up.no-such-row",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["operations", operationRows],
  ["look-ups", lookupRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerInCase(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["operation.before-plan", "nobody is told of a plan before it was made"],
    ["person.voice", "hard stop: a report is not somebody who was told"],
    ["look-up.source", "hard stop: no look-up is reviewed against a protected report"],
    ["operation.cause-not-statement", "a cause is what somebody says, not a record of something else"],
    ["operation.shift-outside", "a shift of another day does not"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerInCase(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});

function answerInCase(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
}
