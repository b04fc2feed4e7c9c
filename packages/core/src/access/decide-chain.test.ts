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
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { between, refOf } from "../records/spec/spec-names.ts";
import { caseWalls } from "./case-walls.ts";
import { type Assignment, type HierarchyState, hierarchyFold } from "./hierarchy-fold.ts";
import { implicationFold } from "./implication-fold.ts";
import { keptOutOf } from "./kept-out.ts";

const body = (name: string, partOf?: string): Act => ({
  by: "admin",
  kind: "body-registered",
  as: name,
  stated: partOf === undefined ? {} : { parentRef: refOf(partOf) },
});
const serves = (person: string, bodyName: string, superior?: string, more: Act["stated"] = {}): Act => ({
  by: "admin",
  kind: "assignment-recorded",
  stated: {
    caseRef: null,
    personRef: refOf(person),
    bodyRef: refOf(bodyName),
    ...(superior === undefined ? {} : { superiorRef: refOf(superior) }),
    ...more,
  },
});
const tie = (person: string, other: string): Act => ({
  by: "admin",
  kind: "relationship-declared",
  stated: { caseRef: null, personRef: refOf(person), otherRef: refOf(other), relation: "family" },
});
const someone = (name: string): Act => ({ by: "admin", kind: "person-registered", as: name });
const status = (person: string, word: string): Act => ({
  by: "lead",
  kind: "legal-status-recorded",
  stated: { personRef: refOf(person), status: word },
});
const referral: Act = { by: "lead", kind: "referral-received", as: "referral" };
const alleged = (...persons: readonly string[]): Act => ({
  by: "lead",
  kind: "allegation-made",
  as: "allegation",
  stated: { concernedRefs: persons.map(refOf) },
});
const disposed = (person: string, outcome: string): Act => ({
  by: "lead",
  kind: "allegation-disposed",
  stated: { personRef: refOf(person), outcome },
});

/** A ministry with a squad and an independent inspectorate; `chief` and `director` above `officer`. */
const service: readonly Act[] = [
  body("ministry"),
  body("directorate", "ministry"),
  body("squad", "directorate"),
  body("inspectorate", "ministry"),
  ...["officer", "trainee", "chief", "director", "minister", "sister", "sibling"].map(someone),
  serves("officer", "squad", "chief"),
  serves("trainee", "squad", "officer"),
  serves("sibling", "squad", "chief"),
  serves("chief", "squad", "director"),
  serves("director", "directorate", "minister"),
  serves("minister", "ministry"),
  tie("sister", "officer"),
];
const independent = (name: string): Act => ({
  by: "admin",
  kind: "independence-declared",
  stated: { bodyRef: refOf(name) },
});
const set: readonly Act[] = [...safeguarded(openedCase), ...service, referral];

/** Who is kept out, with the first ground, in the order of the alphabet. */
function kept(...acts: readonly Act[]): Record<string, string> {
  const { history } = given(...set, ...acts);
  const names = new Map(names_.map((name) => [refOf(name), name]));
  const found = caseWalls(history, refOf("case")).keptOut.map(({ personRef, ground }) => {
    return [names.get(personRef) ?? personRef, ground] as const;
  });
  return Object.fromEntries(found.reverse());
}
const names_ = [
  ...["officer", "trainee", "chief", "director", "minister", "sister", "sibling", "twin"],
  ...["lead", "member", "reader", "outsider", "lab", "admin"],
];

describe("whom a case keeps out", () => {
  test("a suspect, and along recorded assignments everybody above and below, and declared relations", () => {
    expect(kept(status("officer", "suspect"))).toEqual({
      officer: "status",
      chief: "superior",
      director: "superior",
      minister: "superior",
      trainee: "subordinate",
      sister: "relation",
    });
  });

  test("not a colleague under the same chief: that takes a wall of its own", () => {
    expect(kept(status("officer", "suspect"))).not.toHaveProperty("sibling");
  });

  test("whoever an allegation concerns, without any status", () => {
    expect(kept(alleged("officer"))).toMatchObject({ officer: "allegation", chief: "superior" });
  });

  test.each(["exonerated", "unfounded", "not-involved"])("until it is disposed of as %s", (outcome) => {
    expect(kept(alleged("officer"), disposed("officer", outcome))).toEqual({});
  });

  test.each(["sustained", "referred"])("and not by one disposed of as %s", (outcome) => {
    expect(kept(alleged("officer"), disposed("officer", outcome))).toHaveProperty("officer");
  });

  test.each(["victim", "witness", "complainant", "no-status"])("nobody for being a %s", (word) => {
    expect(kept(status("officer", word))).toEqual({});
  });

  test("a cleared person and those around are let back", () => {
    expect(kept(status("officer", "suspect"), alleged("officer"), status("officer", "cleared"))).toEqual({});
  });

  test("the chain ends at the edge of a body that is declared independent", () => {
    expect(kept(independent("squad"), status("officer", "suspect"))).toEqual({
      officer: "status",
      chief: "superior",
      trainee: "subordinate",
      sister: "relation",
    });
    expect(kept(independent("directorate"), status("officer", "suspect"))).not.toHaveProperty("minister");
  });

  test("nor does it lead down into one", () => {
    const inspector = serves("lead", "inspectorate", "minister");
    expect(kept(inspector, status("minister", "suspect"))).toHaveProperty("lead");
    expect(kept(inspector, independent("inspectorate"), status("minister", "suspect"))).not.toHaveProperty(
      "lead",
    );
  });

  test("a command that was over before what is alleged is none", () => {
    const until = { earliest: "2020-01-01T00:00:00.000Z", latest: "2020-01-01T00:00:00.000Z" };
    const former = serves("officer", "squad", "outsider", {
      until: { ...until, zone: "Europe/Paris", basis: "stated" },
    });
    expect(kept(former, alleged("officer"))).not.toHaveProperty("outsider");
    const lately = serves("officer", "squad", "outsider", { until: between("02:00") });
    expect(kept(lately, alleged("officer"))).toHaveProperty("outsider");
  });

  test("a person counts under every record that is held to be of that person", () => {
    const twin: Act = {
      by: "lead",
      kind: "person-registered",
      as: "twin",
      stated: { caseRef: refOf("case") },
    };
    const same: Act = {
      by: "lead",
      kind: "persons-identified",
      stated: { personRef: refOf("twin"), otherRef: refOf("officer") },
    };
    expect(kept(twin, same, status("twin", "suspect"))).toMatchObject({
      twin: "status",
      officer: "status",
      chief: "superior",
    });
  });

  test("the administrator, the magistrate and the supervisor like anyone", () => {
    expect(kept(status("admin", "suspect"))).toEqual({ admin: "status" });
  });

  test("in a register without the safeguards, whom a status or a wall names, and nobody else", () => {
    const old = given(...openedCase, ...service, referral, alleged("member"), status("officer", "suspect"));
    expect([...caseWalls(old.history, refOf("case")).keptOutRefs]).toEqual([refOf("officer")]);
  });

  test("and from the moment on at which it adopts them, the others too", () => {
    const adopted: Act = { by: "admin", kind: "safeguards-adopted" };
    const old = given(...openedCase, ...service, referral, status("officer", "suspect"), adopted);
    expect(caseWalls(old.history, refOf("case")).keptOutRefs.has(refOf("chief"))).toBe(true);
  });
});

const searchOf = (name: string): Act => ({
  by: "lead",
  kind: "search-conducted",
  version: 2,
  as: "search",
  stated: { bodyRef: refOf(name) },
});
const attended = (person: string, capacity = "witness"): Act => ({
  by: "lead",
  kind: "attendance-recorded",
  stated: {
    attendees: [{ personRef: refOf(person), capacity, isOutsideAuthority: true, signature: "signed" }],
  },
});
const onTable: readonly SpecRow[] = [
  {
    claim: "a witness from elsewhere attends",
    given: [searchOf("squad")],
    when: attended("lab"),
    answer: "accepted",
  },
  {
    claim: "a witness of the squad searched does not",
    given: [searchOf("squad")],
    when: attended("sibling"),
    answer: "attendance.same-chain",
  },
  {
    claim: "nor one of the directorate above it",
    given: [searchOf("squad")],
    when: attended("director"),
    answer: "attendance.same-chain",
  },
  {
    claim: "one from beyond the edge of an independent body does",
    given: [independent("squad"), searchOf("squad")],
    when: attended("director"),
    answer: "accepted",
  },
  {
    claim: "an official of the squad attends as what he is",
    given: [searchOf("squad")],
    when: attended("sibling", "official"),
    answer: "accepted",
  },
  {
    claim: "the sister of the suspect is no witness anywhere",
    given: [status("officer", "suspect"), { by: "lead", kind: "search-conducted", as: "search" }],
    when: attended("sister"),
    answer: "attendance.not-outside",
  },
  {
    claim: "nor his superior at a weighing",
    given: [status("officer", "suspect")],
    when: { ...attended("chief"), kind: "exhibit-weighed" },
    answer: "attendance.not-outside",
  },
  {
    claim: "a member whom an allegation concerns records nothing",
    given: [alleged("member")],
    when: { by: "member", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "an administrator who commands the suspect takes no emergency access",
    given: [serves("officer", "squad", "admin"), status("officer", "suspect")],
    when: { by: "admin", kind: "emergency-access-taken" },
    answer: "access.not-member",
  },
  {
    claim: "who commands a suspect is not admitted",
    given: [serves("officer", "squad", "outsider"), status("officer", "suspect")],
    when: {
      ...{ by: "lead", kind: "member-admitted", version: 2 },
      stated: { personRef: refOf("outsider"), secondRef: refOf("member") },
    },
    answer: "case.walled",
  },
];

describe("what the walls refuse", () => {
  const answer = (row: SpecRow, rules?: ReturnType<typeof forgetting>) =>
    answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
  test.each(onTable)("$claim", (row) => {
    expect(answer(row)).toBe(row.answer);
  });
  test.each(["attendance.same-chain", "attendance.not-outside", "case.walled"])(
    "a forgotten %s is found by name",
    (code) => {
      const wrong = onTable.filter((row) => answer(row, forgetting(code)) !== row.answer);
      expect(wrong.length).toBeGreaterThan(0);
    },
  );
});

describe("the walk along the chain of command", () => {
  const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  const state = given(...set).history;
  const walked = (pairs: readonly (readonly [number, number])[], keep = keptOutOf) => {
    const assignments = pairs.map(([person, superior], i): Assignment => {
      return { recordRef: `a${i}`, personRef: `p${person}`, bodyRef: "b", superiorRef: `p${superior}` };
    });
    const hierarchy: HierarchyState = { assignments, ties: [], parents: {}, independent: [] };
    const implication = { implications: [{ personRef: "p0", ground: "status", recordRef: "s" }] } as const;
    const { state: caseState } = caseWalls(state, refOf("case"));
    return new Set(keep(caseState, implication, hierarchy).map(({ personRef }) => personRef));
  };
  /** The same by closing the relation over and over, cycles and all. */
  const closed = (pairs: readonly (readonly [number, number])[]) => {
    const reach = (step: (x: number) => number[]) => {
      const found = new Set([0]);
      for (let round = 0; round < 8; round++)
        for (const x of [...found]) for (const y of step(x)) found.add(y);
      return [...found];
    };
    const up = reach((x) => pairs.flatMap(([person, superior]) => (person === x ? [superior] : [])));
    const down = reach((x) => pairs.flatMap(([person, superior]) => (superior === x ? [person] : [])));
    return new Set([...up, ...down].map((x) => `p${x}`));
  };
  const agrees = (keep: typeof keptOutOf) =>
    fc.property(links, (pairs) => {
      expect(walked(pairs, keep)).toEqual(closed(pairs));
    });

  test("finds the closure upwards and downwards of any recorded assignments", () => {
    fc.assert(agrees(keptOutOf));
  });

  test("a walk that stops at the first superior is found", () => {
    const hasty: typeof keptOutOf = (caseState, implication, hierarchy) =>
      keptOutOf(caseState, implication, hierarchy).filter(({ recordRef, ground }) => {
        const step = hierarchy.assignments.find((one) => one.recordRef === recordRef);
        return ground !== "superior" || step?.personRef === "p0";
      });
    expect(fc.check(agrees(hasty)).failed).toBe(true);
  });

  test("folds of a whole history and of its parts agree", () => {
    const { history } = given(...set, alleged("officer"), status("officer", "suspect"));
    expect(history.state(hierarchyFold, "hierarchy").assignments).toHaveLength(6);
    expect(history.state(implicationFold, refOf("case")).implications).toHaveLength(2);
  });
});
