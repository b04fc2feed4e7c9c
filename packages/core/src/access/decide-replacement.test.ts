// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  type Act,
  answerTo,
  forgetting,
  given,
  openedCase,
  type SpecRow,
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { refOf } from "../records/spec/spec-names.ts";
import { caseFold } from "./case-fold.ts";
import { decideRead } from "./decide-read.ts";

const set = safeguarded(openedCase);
const replacing = (more: Act["stated"] = {}, by = "admin"): Act => {
  return { by, kind: "lead-replaced", as: "replacement", stated: more };
};
const answering = (word = "confirmed", by = "lab"): Act => {
  const stated = { admissionRef: refOf("replacement"), answer: word };
  return { by, kind: "admission-answered", stated };
};
const secondLead = { personRef: refOf("outsider"), role: "lead", secondRef: refOf("lab") };
const seconding: Act = {
  ...{ by: "lab", kind: "admission-answered" },
  stated: { admissionRef: refOf("second lead"), answer: "confirmed" },
};
const suspect = (person: string, by: string): Act => {
  const stated = { personRef: refOf(person), status: "suspect" };
  return { by, kind: "legal-status-recorded", stated };
};

const rows: readonly SpecRow[] = [
  {
    claim: "a sole lead cannot be made a suspect",
    when: suspect("lead", "member"),
    answer: "case.last-lead",
  },
  {
    claim: "an administrator who is not in the case replaces the lead",
    when: replacing(),
    answer: "accepted",
  },
  { claim: "a member does not", when: replacing({}, "member"), answer: "author.not-administrator" },
  { claim: "nor somebody else", when: replacing({}, "lab"), answer: "author.not-administrator" },
  {
    claim: "nor one lead the other",
    given: [
      { by: "lead", kind: "member-admitted", version: 2, as: "second lead", stated: secondLead },
      seconding,
    ],
    when: replacing(
      { insteadOfRef: refOf("outsider"), personRef: refOf("lab"), secondRef: refOf("member") },
      "lead",
    ),
    answer: "author.not-administrator",
  },
  {
    claim: "nor an administrator who is in the case",
    given: [
      {
        ...{ by: "lead", kind: "member-admitted", version: 2, as: "second lead" },
        stated: { personRef: refOf("admin"), role: "member", secondRef: refOf("lab") },
      },
      seconding,
    ],
    when: replacing({ secondRef: refOf("member") }),
    answer: "case.already-member",
  },
  {
    claim: "nor in a case that there is not, in the same words as one who is kept out",
    when: replacing({ caseRef: refOf("nothing") }),
    answer: "access.not-member",
  },
  {
    claim: "nor an administrator whom the case keeps out",
    given: [suspect("admin", "lead")],
    when: replacing(),
    answer: "access.not-member",
  },
  {
    claim: "nobody puts oneself in",
    when: replacing({ personRef: refOf("admin") }),
    answer: "grant.own",
  },
  {
    claim: "who is replaced does not confirm",
    when: replacing({ secondRef: refOf("lead") }),
    answer: "grant.second",
  },
  { claim: "nor who comes in", when: replacing({ secondRef: refOf("outsider") }), answer: "grant.second" },
  { claim: "nor who proposes", when: replacing({ secondRef: refOf("admin") }), answer: "grant.second" },
  {
    claim: "a member is no lead to replace",
    when: replacing({ insteadOfRef: refOf("member") }),
    answer: "case.no-such-member",
  },
  {
    claim: "a lead is not replaced by the same",
    when: replacing({ personRef: refOf("lead") }),
    answer: "case.no-such-member",
  },
  {
    claim: "who is implicated does not come in",
    given: [suspect("outsider", "lead")],
    when: replacing(),
    answer: "case.implicated",
  },
  {
    claim: "nor who has no key",
    when: replacing({ personRef: refOf("storeroom") }),
    answer: "person.no-key",
  },
  { claim: "the second person confirms", given: [replacing()], when: answering(), answer: "accepted" },
  {
    claim: "nobody else does",
    given: [replacing()],
    when: answering("confirmed", "member"),
    answer: "grant.not-second",
  },
  {
    claim: "then the new lead records against the old one",
    given: [replacing(), answering()],
    when: suspect("lead", "outsider"),
    answer: "accepted",
  },
  {
    claim: "not before",
    given: [replacing()],
    when: suspect("lead", "outsider"),
    answer: "access.not-member",
  },
  {
    claim: "no emergency lets the implicated lead back in",
    given: [replacing(), answering()],
    when: { by: "lead", kind: "emergency-access-taken", stated: { reviewerRef: refOf("outsider") } },
    answer: "access.not-member",
  },
];

test.each(rows)("$claim", (row) => {
  expect(answerTo({ ...row, given: [...set, ...(row.given ?? [])] })).toBe(row.answer);
});

test("whoever is replaced is out from the proposal on, and back where it is declined", () => {
  const reads = (acts: readonly Act[], who: string) =>
    "allowed" in decideRead(given(...set, ...acts).history, refOf("case"), refOf(who));
  expect(reads([], "lead")).toBe(true);
  expect(reads([replacing()], "lead")).toBe(false);
  expect(reads([replacing()], "outsider")).toBe(false);
  expect(reads([replacing(), answering()], "outsider")).toBe(true);
  expect(reads([replacing(), answering()], "lead")).toBe(false);
  expect(reads([replacing(), answering("declined")], "lead")).toBe(true);
  expect(reads([replacing(), answering("declined")], "outsider")).toBe(false);
  expect(reads([replacing(), answering()], "admin")).toBe(false);
  const { history } = given(...set, replacing(), answering("declined"));
  expect(history.state(caseFold, refOf("case"))).toMatchObject({ walled: [], wallRefs: {}, admissions: {} });
});

test("a wall from before stays where the replacement is declined", () => {
  const other: readonly Act[] = [
    { by: "lead", kind: "member-admitted", version: 2, as: "second lead", stated: secondLead },
    seconding,
    { by: "outsider", kind: "wall-raised", stated: { personRef: refOf("lead") } },
  ];
  const proposal = replacing({ personRef: refOf("lab"), secondRef: refOf("member") });
  const { history } = given(...set, ...other, proposal, answering("declined", "member"));
  expect(history.state(caseFold, refOf("case")).walled).toEqual([refOf("lead")]);
  expect(decideRead(history, refOf("case"), refOf("lead"))).toHaveProperty("refused");
});

test("a deputy comes back as a deputy, for the time stated", () => {
  const term = { from: "2026-03-02T20:00:00.000Z", until: "2026-03-03T20:00:00.000Z" };
  const stated = { ...secondLead, deputyForRef: refOf("lead"), ...term };
  const deputy: Act = { by: "lead", kind: "member-admitted", version: 2, as: "second lead", stated };
  const ground = { ground: "unable", insteadOfRef: refOf("outsider"), personRef: refOf("lab") };
  const proposal = replacing({ ...ground, secondRef: refOf("member") });
  const { history } = given(...set, deputy, seconding, proposal, answering("declined", "member"));
  const { members, terms } = history.state(caseFold, refOf("case"));
  expect(members[refOf("outsider")]).toBe("lead");
  expect(terms[refOf("outsider")]).toEqual({ deputyForRef: refOf("lead"), ...term });
});

test("whoever only left is out, and behind no wall", () => {
  const { history } = given(...set, replacing({ ground: "departed" }), answering());
  const { members, walled } = history.state(caseFold, refOf("case"));
  expect(members[refOf("outsider")]).toBe("lead");
  expect(members[refOf("lead")]).toBeUndefined();
  expect(walled).toEqual([]);
});

test("in a register without the safeguards it takes two persons all the same", () => {
  const { history } = given(...openedCase, replacing());
  expect(history.state(caseFold, refOf("case")).members[refOf("outsider")]).toBeUndefined();
});

test.each(["grant.second", "grant.own", "case.no-such-member"])("a forgotten %s is found", (code) => {
  const found = rows.some((row) => {
    const before = { ...row, given: [...set, ...(row.given ?? [])] };
    return answerTo(before, forgetting(code)) !== row.answer;
  });
  expect(found).toBe(true);
});
