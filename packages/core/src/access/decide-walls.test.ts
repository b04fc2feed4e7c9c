// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
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
import { caseFold } from "./case-fold.ts";
import { type Deadline, deadlineStatus, deadlinesFold } from "./deadline-fold.ts";
import { decideRead } from "./decide-read.ts";
import { type Identification, samePersons } from "./identifications.ts";

const officer: Act = {
  by: "lead",
  kind: "person-registered",
  as: "officer 17",
  stated: { caseRef: refOf("case") },
};
const driver: Act = { ...officer, as: "driver" };
const report: Act = {
  by: "lead",
  kind: "referral-received",
  as: "report",
  stated: { channel: "protected-report" },
};
const set: readonly Act[] = [...openedCase, officer, driver, report];
const identified: Act = { by: "lead", kind: "persons-identified", as: "identification" };
const separated: Act = { by: "lead", kind: "persons-separated", as: "separation" };
const driverSuspected: Act = {
  by: "lead",
  kind: "legal-status-recorded",
  stated: { personRef: refOf("driver"), status: "suspect" },
};
const memberIsDriver: Act = {
  ...identified,
  stated: { personRef: refOf("member"), otherRef: refOf("driver") },
};
const wall: Act = { by: "lead", kind: "wall-raised" };
const memberWalled: Act = { ...wall, stated: { personRef: refOf("member") } };
const emergency: Act = { by: "outsider", kind: "emergency-access-taken" };
const due: Act = { by: "member", kind: "deadline-set", as: "deadline" };
const met: Act = { by: "member", kind: "deadline-met", as: "met" };
const longer: Act = {
  ...due,
  as: "longer",
  stated: { extendsRef: refOf("deadline"), reason: "The expert is ill", dueAt: between("19:00") },
};
const disclosed: Act = { by: "member", kind: "record-disclosed" };

const personRows: readonly SpecRow[] = [
  { claim: "two records of one person are identified by a lead", when: identified, answer: "accepted" },
  { claim: "not by a member", when: { ...identified, by: "member" }, answer: "access.not-lead" },
  {
    claim: "a record is not identified with itself",
    when: { ...identified, stated: { otherRef: refOf("officer 17") } },
    answer: "person.same-record",
  },
  {
    claim: "what counts as one is not identified again",
    given: [identified],
    when: {
      ...identified,
      as: "again",
      stated: { personRef: refOf("driver"), otherRef: refOf("officer 17") },
    },
    answer: "person.already-identified",
  },
  { claim: "an identification is undone", given: [identified], when: separated, answer: "accepted" },
  {
    claim: "it is undone once",
    given: [identified, separated],
    when: { ...separated, as: "again" },
    answer: "person.already-separated",
  },
  {
    claim: "two records that were separated are identified anew on new grounds",
    given: [identified, separated],
    when: { ...identified, as: "again" },
    answer: "accepted",
  },
  {
    claim: "hard stop: whoever made a protected report is not identified with anybody",
    when: { ...identified, stated: { otherRef: refOf("report") } },
    answer: "person.voice",
  },
  {
    claim: "hard stop: nor put where any other record asks for a person",
    when: {
      by: "lead",
      kind: "legal-status-recorded",
      stated: { personRef: refOf("report"), status: "suspect" },
    },
    answer: "person.voice",
  },
  {
    claim: "hard stop: nor named as who looked something up",
    given: [
      { by: "admin", kind: "body-registered", as: "body" },
      { by: "lead", kind: "lookup-log-imported", as: "log" },
    ],
    when: { by: "member", kind: "lookup-reviewed", stated: { agentRef: refOf("report") } },
    answer: "person.voice",
  },
];

const wallRows: readonly SpecRow[] = [
  { claim: "a lead raises a wall", when: wall, answer: "accepted" },
  { claim: "a member does not", when: { ...wall, by: "member" }, answer: "access.not-lead" },
  {
    claim: "a wall is raised once",
    given: [wall],
    when: { ...wall, as: "again" },
    answer: "case.already-walled",
  },
  {
    claim: "the only lead is not walled out",
    when: { ...wall, stated: { personRef: refOf("lead") } },
    answer: "case.last-lead",
  },
  {
    claim: "a member behind a wall records nothing",
    given: [memberWalled],
    when: { by: "member", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "whoever stands behind a wall is not admitted",
    given: [wall],
    when: { by: "lead", kind: "member-admitted", stated: { personRef: refOf("outsider") } },
    answer: "case.walled",
  },
  {
    claim: "a member who turns out to be the suspect records nothing",
    given: [driverSuspected, memberIsDriver],
    when: { by: "member", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "and does again when that turns out to be wrong",
    given: [driverSuspected, memberIsDriver, separated],
    when: { by: "member", kind: "search-conducted" },
    answer: "accepted",
  },
];

const emergencyRows: readonly SpecRow[] = [
  { claim: "somebody outside the case opens it in an emergency", when: emergency, answer: "accepted" },
  { claim: "a member needs none", when: { ...emergency, by: "member" }, answer: "case.already-member" },
  {
    claim: "a wall holds in an emergency",
    given: [wall],
    when: emergency,
    answer: "access.not-member",
  },
  {
    claim: "a case that there is not answers like one behind a wall",
    when: { ...emergency, stated: { caseRef: refOf("no case") } },
    answer: "access.not-member",
  },
  {
    claim: "an emergency does not last four days",
    when: { ...emergency, stated: { until: "2026-03-06T20:00:00.000Z" } },
    answer: "access.emergency-length",
  },
  {
    claim: "nor did it end before it began",
    when: { ...emergency, stated: { until: at("19:00") } },
    answer: "access.emergency-length",
  },
  {
    claim: "nobody reviews an own emergency",
    when: { ...emergency, stated: { reviewerRef: refOf("outsider") } },
    answer: "access.emergency-reviewer",
  },
  {
    claim: "nor does somebody who could not sign",
    when: { ...emergency, stated: { reviewerRef: refOf("storeroom") } },
    answer: "access.emergency-reviewer",
  },
  {
    claim: "who took emergency access reads",
    given: [emergency],
    when: { by: "outsider", kind: "record-consulted", shown: ["exhibit"] },
    answer: "accepted",
  },
  {
    claim: "and records nothing",
    given: [emergency],
    when: { by: "outsider", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "when it has ended the reading ends",
    given: [
      { ...emergency, stated: { until: at("20:00").replace("00.000", "30.000") } },
      ...Array.from({ length: 20 }, (): Act => ({ by: "member", kind: "search-conducted" })),
    ],
    when: { by: "outsider", kind: "record-consulted", shown: ["exhibit"] },
    answer: "access.not-member",
  },
];

const accessRows: readonly SpecRow[] = [
  { claim: "a deadline is set by a member", when: due, answer: "accepted" },
  { claim: "and met", given: [due], when: met, answer: "accepted" },
  { claim: "once", given: [due, met], when: { ...met, as: "again" }, answer: "deadline.already-met" },
  { claim: "it is extended to a later end for a reason", given: [due], when: longer, answer: "accepted" },
  {
    claim: "not without a reason",
    given: [due],
    when: { ...longer, stated: { ...longer.stated, reason: null } },
    answer: "deadline.no-extension",
  },
  {
    claim: "nor to an earlier end",
    given: [due],
    when: { ...longer, stated: { ...longer.stated, dueAt: between("17:00") } },
    answer: "deadline.no-extension",
  },
  { claim: "nor once it was met", given: [due, met], when: longer, answer: "deadline.already-met" },
  {
    claim: "what was extended is met by the extension",
    given: [due, longer],
    when: met,
    answer: "deadline.extended",
  },
  {
    claim: "a refusal of access says before whom and until when",
    when: refusedAccess({}),
    answer: "accepted",
  },
  {
    claim: "a refusal with a remedy and no time limit is not taken in",
    when: refusedAccess({ remedyUntil: null }),
    answer: "access.no-time-limit",
  },
  {
    claim: "a refusal that leaves no remedy says so",
    when: refusedAccess({ remedy: "none", remedyUntil: null, remedyBody: null }),
    answer: "accepted",
  },
  {
    claim: "a grant is recorded by a lead",
    when: { by: "lead", kind: "access-granted" },
    answer: "accepted",
  },
  { claim: "a member discloses and says to whom", when: disclosed, answer: "accepted" },
  { claim: "a reader does not disclose", when: { ...disclosed, by: "reader" }, answer: "access.reader-only" },
  {
    claim: "a disclosure to nobody is none",
    when: { ...disclosed, stated: { recipientRef: null } },
    answer: "access.no-recipient",
  },
  {
    claim: "what is not in the case is not disclosed from it",
    when: { ...disclosed, stated: { recordRefs: [refOf("elsewhere")] } },
    answer: "reference.unknown",
  },
  {
    claim: "what grants a disclosure is a decision on access",
    when: { ...disclosed, stated: { grantRef: refOf("exhibit") } },
    answer: "reference.unknown",
  },
  { claim: "a notice is served", when: { by: "member", kind: "notice-served" }, answer: "accepted" },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["persons", personRows],
  ["walls", wallRows],
  ["emergencies", emergencyRows],
  ["deadlines, access and disclosure", accessRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerInCase(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["person.voice", "hard stop: whoever made a protected report is not identified with anybody"],
    ["case.walled", "whoever stands behind a wall is not admitted"],
    ["access.emergency-length", "an emergency does not last four days"],
    ["deadline.already-met", "once"],
    ["access.no-time-limit", "a refusal with a remedy and no time limit is not taken in"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerInCase(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});

test("separating two records rewrites neither what was recorded of them nor that they were identified", () => {
  const { history } = given(...set, driverSuspected, identified, separated);
  const state = history.state(caseFold, refOf("case"));
  expect(state.implicated).toEqual([refOf("driver")]);
  expect(state.identifications).toMatchObject([
    { recordRef: refOf("identification"), separatedBy: refOf("separation") },
  ]);
  expect(history.record(refOf("identification"))?.stated["otherRef"]).toBe(refOf("driver"));
});

test("emergency access lasts to its last moment and no longer, and not at all without a clock", () => {
  const { history } = given(...set, emergency);
  const read = (moment?: string) => decideRead(history, refOf("case"), refOf("outsider"), moment);
  expect(read(at("22:59"))).toEqual({ allowed: true });
  expect(read(at("23:00"))).toMatchObject({ refused: "access.not-member" });
  expect(read()).toMatchObject({ refused: "access.not-member" });
});

describe("records of one person", () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  const identifications: fc.Arbitrary<Identification[]> = fc.array(
    fc.record({ pair, isUndone: fc.boolean() }).map(({ pair: [a, b], isUndone }) => ({
      recordRef: `${a}-${b}`,
      persons: [String(a), String(b)] as const,
      ...(isUndone ? { separatedBy: "s" } : {}),
    })),
    { maxLength: 8 },
  );
  const isEquivalence = (same: typeof samePersons) => (list: Identification[]) =>
    ["0", "1", "2", "3"].every((one) => {
      const all = same(list, one);
      return (
        all[0] === one &&
        all.every((other) => [...same(list, other)].sort().join() === [...all].sort().join())
      );
    });

  test("are the same records, whichever of them is asked", () => {
    fc.assert(fc.property(identifications, isEquivalence(samePersons)));
  });

  test("a search that stops after one step is found", () => {
    const hasty: typeof samePersons = (list, ref) => [
      ...new Set([ref, ...list.flatMap(({ persons }) => (persons.includes(ref) ? persons : []))]),
    ];
    expect(fc.check(fc.property(identifications, isEquivalence(hasty))).failed).toBe(true);
  });
});

describe("where a deadline stands", () => {
  const span = (earliest: string, latest = earliest) => ({ earliest: at(earliest), latest: at(latest) });
  const deadline: Deadline = { recordRef: "d", deadlineType: "other", dueAt: span("18:00") };

  test.each<[string, Partial<Deadline>, string]>([
    ["running", {}, "17:00"],
    ["overdue", {}, "18:01"],
    ["in-time", { met: { recordRef: "m", at: span("17:59") } }, "23:00"],
    ["late", { met: { recordRef: "m", at: span("18:01") } }, "23:00"],
    ["open-to-doubt", { met: { recordRef: "m", at: span("17:00", "19:00") } }, "23:00"],
    ["open-to-doubt", { dueAt: span("18:00", "20:00") }, "19:00"],
    ["extended", { extendedBy: "e" }, "23:00"],
  ])("%s", (status, change, now) => {
    expect(deadlineStatus({ ...deadline, ...change }, at(now))).toBe(status);
  });

  test("an extension names what it extends, and both stay", () => {
    const state = given(...set, due, longer).history.state(deadlinesFold, refOf("case"));
    expect(state[refOf("deadline")]).toMatchObject({ extendedBy: refOf("longer") });
    expect(state[refOf("longer")]).toMatchObject({ extends: refOf("deadline") });
  });
});

function refusedAccess(stated: NonNullable<Act["stated"]>): Act {
  return { by: "lead", kind: "access-refused", stated };
}

function answerInCase(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
}
