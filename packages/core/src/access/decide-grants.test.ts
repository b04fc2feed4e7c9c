// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { personFold } from "../records/person-fold.ts";
import { registerFold } from "../records/register-fold.ts";
import {
  type Act,
  answerTo,
  forgetting,
  founding,
  given,
  openedCase,
  type SpecRow,
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { keyOf, refOf } from "../records/spec/spec-names.ts";
import { caseFold } from "./case-fold.ts";
import { decideRead, decideReadRecord } from "./decide-read.ts";

const set = safeguarded(openedCase);
const admission = (more: Act["stated"] = {}, by = "lead"): Act => ({
  by,
  kind: "member-admitted",
  version: 2,
  as: "admission",
  stated: { personRef: refOf("outsider"), role: "member", secondRef: refOf("member"), ...more },
});
const answer = (by: string, word = "confirmed"): Act => ({
  by,
  kind: "admission-answered",
  stated: { answer: word },
});
const term = { from: "2026-03-02T20:00:30.000Z", until: "2026-03-03T20:00:00.000Z" };
const later: readonly Act[] = Array.from(
  { length: 20 },
  (): Act => ({ by: "member", kind: "search-conducted" }),
);
const status = (person: string): Act => ({
  by: "lead",
  kind: "legal-status-recorded",
  stated: { personRef: refOf(person), status: "suspect" },
});
const searchBy = (by: string): Act => ({ by, kind: "search-conducted" });

const admissions: readonly SpecRow[] = [
  { claim: "a lead proposes and names who confirms", when: admission(), answer: "accepted" },
  {
    claim: "until then the person records nothing",
    given: [admission()],
    when: searchBy("outsider"),
    answer: "access.not-member",
  },
  {
    claim: "then the person does",
    given: [admission(), answer("member")],
    when: searchBy("outsider"),
    answer: "accepted",
  },
  {
    claim: "not where it was declined",
    given: [admission(), answer("member", "declined")],
    when: searchBy("outsider"),
    answer: "access.not-member",
  },
  {
    claim: "the old version names nobody",
    when: { ...admission({ secondRef: null }), version: 1 },
    answer: "grant.one-person",
  },
  {
    claim: "a second person is needed where there is one",
    when: admission({ secondRef: null }),
    answer: "grant.second-missing",
  },
  { claim: "it is not who proposes", when: admission({ secondRef: refOf("lead") }), answer: "grant.second" },
  { claim: "nor who gains", when: admission({ secondRef: refOf("outsider") }), answer: "grant.second" },
  {
    claim: "nor somebody who could not sign",
    when: admission({ secondRef: refOf("storeroom") }),
    answer: "grant.second",
  },
  {
    claim: "nor somebody kept out",
    given: [status("lab")],
    when: admission({ secondRef: refOf("lab") }),
    answer: "grant.second",
  },
  {
    claim: "somebody outside the case may be",
    when: admission({ secondRef: refOf("lab") }),
    answer: "accepted",
  },
  {
    claim: "and answers",
    given: [admission({ secondRef: refOf("lab") })],
    when: answer("lab"),
    answer: "accepted",
  },
  { claim: "nobody else answers", given: [admission()], when: answer("lead"), answer: "grant.not-second" },
  {
    claim: "the one who gains least of all",
    given: [admission()],
    when: answer("outsider"),
    answer: "access.not-member",
  },
  {
    claim: "it is answered once",
    given: [admission(), answer("member")],
    when: answer("member"),
    answer: "grant.not-open",
  },
  {
    claim: "nobody gives a role to oneself",
    when: admission({ personRef: refOf("lead"), role: "auditor" }),
    answer: "grant.own",
  },
  { claim: "a second lead takes two persons too", when: admission({ role: "lead" }), answer: "accepted" },
  {
    claim: "an auditor reads and does not record",
    given: [admission({ role: "auditor" }), answer("member")],
    when: searchBy("outsider"),
    answer: "access.reader-only",
  },
  {
    claim: "who became a suspect meanwhile is not let in by a confirmation",
    given: [admission(), status("outsider")],
    when: answer("member"),
    answer: "case.walled",
  },
  {
    claim: "nor is who was removed meanwhile",
    given: [
      admission({ personRef: refOf("reader") }),
      { by: "lead", kind: "member-removed", stated: { personRef: refOf("reader") } },
    ],
    when: answer("member"),
    answer: "grant.not-open",
  },
  {
    claim: "a deputy stands in from one moment to another",
    when: admission({ role: "lead", deputyForRef: refOf("lead"), ...term }),
    answer: "accepted",
  },
  {
    claim: "not without an end",
    when: admission({ role: "lead", deputyForRef: refOf("lead"), from: term.from }),
    answer: "case.deputy",
  },
  {
    claim: "nor for somebody who has not that role",
    when: admission({ role: "lead", deputyForRef: refOf("member"), ...term }),
    answer: "case.deputy",
  },
  {
    claim: "before the first moment a deputy records nothing",
    given: [admission({ deputyForRef: refOf("member"), ...term }), answer("member")],
    when: searchBy("outsider"),
    answer: "access.not-member",
  },
  {
    claim: "from then on the deputy does",
    given: [admission({ deputyForRef: refOf("member"), ...term }), answer("member"), ...later],
    when: searchBy("outsider"),
    answer: "accepted",
  },
];

const newAdmin = (more: Act["stated"] = {}): Act => ({
  by: "admin",
  kind: "person-registered",
  version: 2,
  as: "grant",
  stated: { role: "administrator", publicKey: keyOf("second admin"), secondRef: refOf("lead"), ...more },
});
const newKey = (more: Act["stated"] = {}): Act => ({
  by: "admin",
  kind: "key-added",
  version: 2,
  as: "grant",
  stated: { secondRef: refOf("lead"), ...more },
});
const granted = (by: string, person: string, word = "confirmed"): Act => ({
  by,
  kind: "grant-answered",
  stated: { personRef: refOf(person), answer: word },
});
const key = keyOf("member 2");
const bySecondKey: Act = { by: "member", kind: "records-combined", key };

const keys: readonly SpecRow[] = [
  { claim: "an administrator proposes another one", when: newAdmin(), answer: "accepted" },
  { claim: "not alone", when: newAdmin({ secondRef: null }), answer: "grant.second-missing" },
  {
    claim: "nor in the old version",
    when: { ...newAdmin({ secondRef: null }), version: 1 },
    answer: "grant.one-person",
  },
  {
    claim: "somebody without a role is registered by one",
    when: newAdmin({ role: "user", secondRef: null }),
    answer: "accepted",
  },
  { claim: "a key is proposed", when: newKey(), answer: "accepted" },
  {
    claim: "its owner does not confirm it",
    when: newKey({ secondRef: refOf("member") }),
    answer: "grant.second",
  },
  {
    claim: "it does not sign before it is confirmed",
    given: [newKey()],
    when: bySecondKey,
    answer: "author.no-key",
  },
  {
    claim: "it does then",
    given: [newKey(), granted("lead", "member")],
    when: bySecondKey,
    answer: "accepted",
  },
  {
    claim: "not where it was declined",
    given: [newKey(), granted("lead", "member", "declined")],
    when: bySecondKey,
    answer: "author.no-key",
  },
  {
    claim: "nobody else confirms it",
    given: [newKey()],
    when: granted("outsider", "member"),
    answer: "grant.not-second",
  },
  {
    claim: "an administrator adds no key to the own name",
    when: newKey({ personRef: refOf("admin") }),
    answer: "grant.own",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["admissions", admissions],
  ["administrators and keys", keys],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerHere(row)).toBe(row.answer);
  });
});

test.each([
  "grant.one-person",
  "grant.second",
  "grant.second-missing",
  "grant.own",
  "grant.not-second",
  "case.deputy",
])("a forgotten %s is found", (code) => {
  const rows = tables.flatMap(([, table]) => table);
  expect(rows.some((row) => answerHere(row, forgetting(code)) !== row.answer)).toBe(true);
});

describe("a register with its founder only", () => {
  const [registerFounded, founder] = safeguarded(founding);
  const begun = [registerFounded, founder].flatMap((act) => act ?? []);
  const first: Act = { ...newAdmin({ secondRef: null }), as: "second admin" };

  test("begins: the founder grants alone, and the record says so", () => {
    const register = given(...begun);
    expect(register.decide(first)).toMatchObject({ accepted: true, assigned: { alone: true } });
    const { history } = register.record(first);
    expect(history.state(personFold, refOf("second admin")).isAdministrator).toBe(true);
  });

  test("from the third person on there are two to do it", () => {
    const third: Act = { ...newAdmin({ secondRef: null, publicKey: keyOf("third") }), as: "third" };
    expect(answerTo({ claim: "", answer: "", given: [...begun, first], when: third })).toBe(
      "grant.second-missing",
    );
    const lead: Act = { ...first, stated: { ...first.stated, role: "user" } };
    const opened: Act = { by: "admin", kind: "case-opened", as: "case" };
    const admit: Act = { ...admission({ personRef: refOf("second admin"), secondRef: null }), by: "admin" };
    expect(given(...begun, lead, opened).decide(admit)).toMatchObject({ assigned: { alone: true } });
  });
});

test("the second person reads the proposal, and nothing else of the case", () => {
  const { history } = given(...set, admission({ secondRef: refOf("lab") }));
  const reads = (name: string) => {
    const record = history.record(refOf(name));
    return record !== undefined && "allowed" in decideReadRecord(history, refOf("lab"), record);
  };
  expect([reads("admission"), reads("exhibit"), reads("case")]).toEqual([true, false, false]);
});

test("a deputy is in the case for the time stated, and no lead on whom it could rest", () => {
  const deputy = admission({ role: "lead", deputyForRef: refOf("lead"), ...term });
  const { history } = given(...set, deputy, answer("member"));
  const reads = (at?: string) => "allowed" in decideRead(history, refOf("case"), refOf("outsider"), at);
  expect([reads(term.from), reads(term.until), reads()]).toEqual([true, false, false]);
  const removal: Act = { by: "lead", kind: "member-removed", stated: { personRef: refOf("lead") } };
  expect(answerTo({ claim: "", answer: "", given: [...set, deputy, answer("member")], when: removal })).toBe(
    "case.last-lead",
  );
});

test("a grant that waits counts for nothing, and a confirmed one for what it says", () => {
  const waiting = given(...set, newAdmin());
  expect(waiting.history.state(personFold, refOf("grant")).isAdministrator).toBe(false);
  const counted = given(...set, newAdmin(), granted("lead", "grant"));
  expect(counted.history.state(personFold, refOf("grant")).isAdministrator).toBe(true);
  expect(counted.history.state(registerFold, "register").administratorKeys).toEqual([
    keyOf("admin"),
    keyOf("second admin"),
  ]);
  expect(counted.history.state(caseFold, refOf("case")).admissions).toEqual({});
});

function answerHere(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
}
