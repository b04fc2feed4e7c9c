// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  type Act,
  answerTo,
  forgetting,
  given,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { at, between, refOf } from "../records/spec/spec-names.ts";
import { decideReadRecord } from "./decide-read.ts";
import { dueOf, periodAt, retentionFold } from "./retention.ts";

const look: Act = { by: "member", kind: "record-consulted", version: 2, as: "look", shown: ["exhibit"] };
const refused: Act = {
  by: "register",
  kind: "attempt-refused",
  as: "attempt",
  stated: { caseRef: refOf("case"), personRef: refOf("reader") },
};
const set: readonly Act[] = [...openedCase, look, refused];
const ofLooks: Act = { by: "lead", kind: "record-consulted", version: 2, shown: ["look"] };

const rows: readonly SpecRow[] = [
  {
    claim: "a ground of the list is a reason",
    when: { ...look, stated: { reason: null, ground: "hearing" } },
    answer: "accepted",
  },
  { claim: "so are words", when: look, answer: "accepted" },
  {
    claim: "another ground is told in words",
    when: { ...look, stated: { reason: null, ground: "other" } },
    answer: "access.no-reason",
  },
  { claim: "no reason is none", when: { ...look, stated: { reason: null } }, answer: "access.no-reason" },
  {
    claim: "a lead reads who looked, for a purpose of the law",
    when: { ...ofLooks, stated: { logPurpose: "lawfulness" } },
    answer: "accepted",
  },
  { claim: "not without a purpose", when: ofLooks, answer: "access.no-log-purpose" },
  {
    claim: "a member does not read how others looked, whatever the purpose",
    when: { ...ofLooks, by: "reader", stated: { logPurpose: "lawfulness" } },
    answer: "access.not-member",
  },
  {
    claim: "one reads one’s own looks, for no purpose",
    when: { ...ofLooks, by: "member" },
    answer: "accepted",
  },
  {
    claim: "one reads that one was refused",
    when: { ...ofLooks, by: "reader", shown: ["attempt"] },
    answer: "accepted",
  },
  {
    claim: "looks of the first version keep to what held then",
    when: { ...ofLooks, by: "reader", version: 1 },
    answer: "accepted",
  },
];

describe("looks, and who looked", () => {
  test.each(rows)("$claim", (row) => {
    expect(answerTo({ ...row, given: set })).toBe(row.answer);
  });

  test.each([
    ["access.no-reason", "no reason is none"],
    ["access.no-log-purpose", "not without a purpose"],
    ["access.not-member", "a member does not read how others looked, whatever the purpose"],
  ])("%s forgotten is found by name", (forgotten, claim) => {
    const wrong = rows.filter(
      (row) => answerTo({ ...row, given: set }, forgetting(forgotten)) !== row.answer,
    );
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });

  test("who looked is for the lead and for whoever looked; members see the looks of their own", () => {
    const { history } = given(...set);
    const read = (who: string, what: string) => {
      const record = history.record(refOf(what));
      return record !== undefined && "allowed" in decideReadRecord(history, refOf(who), record, at("21:00"));
    };
    expect(["lead", "member", "reader", "admin"].filter((who) => read(who, "look"))).toEqual([
      "lead",
      "member",
    ]);
    expect(["lead", "member", "reader"].filter((who) => read(who, "attempt"))).toEqual(["lead", "reader"]);
  });
});

describe("how long looks are kept", () => {
  const period = (count: number, from: string): Act => ({
    by: "admin",
    kind: "retention-set",
    stated: { length: { count, unit: "day" }, validFrom: between(from) },
  });
  const dueAfter = (...periods: readonly Act[]) => {
    const { history } = given(...set, ...periods);
    const record = history.record(refOf("look"));
    if (record === undefined) throw new Error("no look");
    return dueOf(history.state(retentionFold, "register"), record, at("23:00"))?.dueAt;
  };

  test("is a line of a table that only an administrator sets", () => {
    expect(answerTo({ claim: "", given: set, when: { ...period(1, "00:00"), by: "lead" }, answer: "" })).toBe(
      "author.not-administrator",
    );
    expect(dueAfter()).toBeUndefined();
    expect(dueAfter(period(10, "00:00"))).toBe("2026-03-12T23:59:59.999Z");
  });

  test("is what is in force now: a later line counts from its own date", () => {
    expect(dueAfter(period(10, "00:00"), period(2, "22:00"))).toBe("2026-03-04T23:59:59.999Z");
    const { history } = given(...set, period(10, "00:00"), period(2, "22:00"));
    const table = history.state(retentionFold, "register");
    expect(periodAt(table, "consultation", at("21:00"))?.length.count).toBe(10);
    expect(periodAt(table, "combination", at("23:00"))).toBeUndefined();
  });
});
