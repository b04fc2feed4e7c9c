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

const suspect: Act = {
  by: "lead",
  kind: "legal-status-recorded",
  as: "status",
  stated: { personRef: refOf("outsider"), status: "suspect" },
};
const earlierLook: Act = { by: "member", kind: "record-consulted", version: 2, as: "earlier look" };
const second: Act = { by: "lead", kind: "exhibit-seized", as: "second", stated: { number: "2" } };
const grant: Act = {
  by: "lead",
  kind: "access-granted",
  version: 2,
  as: "grant",
  stated: { personRef: refOf("outsider"), counselRef: refOf("lab"), mode: "in-register", looks: "of-case" },
};
const notice: Act = {
  by: "lead",
  kind: "notice-served",
  as: "notice",
  stated: { personRef: refOf("outsider"), actRefs: [refOf("grant")] },
};
const laterLook: Act = { ...earlierLook, as: "later look" };
const set: readonly Act[] = [...openedCase, second, suspect, earlierLook];
const told: readonly Act[] = [...set, grant, notice, laterLook];
const whole: Act = { ...grant, stated: { ...grant.stated, recordRefs: null } };

function opened(acts: readonly Act[], reader: string, moment = at("20:30")): string[] {
  const { history, payloads } = given(...acts);
  return payloads.flatMap(({ draft }) => {
    const record = history.record(draft.draftId);
    const isOfCase = record?.assigned.caseRef !== undefined;
    if (record === undefined || !isOfCase) return [];
    const read = decideReadRecord(history, refOf(reader), record, moment);
    const name = acts.find(({ as }) => as !== undefined && refOf(as) === draft.draftId)?.as ?? draft.kind;
    return "allowed" in read ? [name] : [];
  });
}

describe("whoever is under suspicion", () => {
  test("reads nothing of the case, and nothing of a decision that nobody notified", () => {
    expect(opened(set, "outsider")).toEqual([]);
    expect(opened([...set, grant], "outsider")).toEqual([]);
  });

  test("reads, once notified, exactly what the decision lists, who looked before it, and the decision", () => {
    const listed = ["exhibit", "earlier look", "grant", "notice"];
    expect(opened(told, "outsider")).toEqual(listed);
    expect(opened(told, "lab")).toEqual(listed);
    expect(opened(told, "reader")).not.toContain("earlier look");
  });

  test("reads who looked only where the decision gives it", () => {
    const without: Act = { ...grant, stated: { ...grant.stated, looks: "none" } };
    expect(opened([...set, without, notice], "outsider")).toEqual(["exhibit", "grant", "notice"]);
  });

  test("reads the whole file as it stood at the decision, and no wall, where the decision lists nothing", () => {
    const wall: Act = { by: "lead", kind: "wall-raised", as: "wall", stated: { personRef: refOf("lab") } };
    const later: Act = { by: "lead", kind: "exhibit-seized", as: "third", stated: { number: "3" } };
    const read = opened([...set, wall, whole, notice, later], "outsider");
    expect(read).toEqual(expect.arrayContaining(["exhibit", "second", "status", "earlier look", "grant"]));
    expect(read).not.toContain("wall");
    expect(read).not.toContain("third");
  });

  test("reads within the time that the decision gives and not a moment longer", () => {
    const limited: Act = { ...grant, stated: { ...grant.stated, until: between("21:00") } };
    expect(opened([...set, limited, notice], "outsider", at("21:00"))).toContain("exhibit");
    expect(opened([...set, limited, notice], "outsider", at("21:01"))).toEqual([]);
  });

  test("reads what was decided on an allegation that the decision lists, also afterwards", () => {
    const alleged: Act = {
      by: "lead",
      kind: "allegation-made",
      as: "allegation",
      stated: { concernedRefs: [refOf("outsider")], sourceRefs: [refOf("exhibit")] },
    };
    const of: Act = { ...grant, stated: { ...grant.stated, recordRefs: [refOf("allegation")] } };
    const cleared: Act = {
      by: "lead",
      kind: "allegation-disposed",
      as: "cleared",
      stated: { personRef: refOf("outsider") },
    };
    expect(opened([...set, alleged, of, notice, cleared], "outsider")).toContain("cleared");
    expect(opened([...set, alleged, grant, notice, cleared], "outsider")).not.toContain("cleared");
  });

  test("is opened nothing by a decision of the first version, which says so of itself", () => {
    const first: Act = {
      by: "lead",
      kind: "access-granted",
      as: "grant",
      stated: { personRef: refOf("outsider"), mode: "in-register" },
    };
    expect(opened([...set, first, notice], "outsider")).toEqual([]);
  });

  test("is opened nothing by a notice that somebody else got", () => {
    const other: Act = { ...notice, stated: { ...notice.stated, personRef: refOf("reader") } };
    expect(opened([...set, grant, other], "outsider")).toEqual([]);
  });
});

const list = (kind: string, shown: readonly string[]): Act => ({
  by: "outsider",
  kind: "record-consulted",
  version: 2,
  stated: { query: { op: "list", kind } },
  shown,
});
const question: Act = { by: "lab", kind: "question-asked", as: "question" };
const answer: Act = { by: "member", kind: "question-answered", as: "answer" };

const rows: readonly SpecRow[] = [
  {
    claim: "the defence looks at what it was granted",
    when: list("view.granted", ["exhibit"]),
    answer: "accepted",
  },
  {
    claim: "and at nothing else beside it",
    when: list("view.granted", ["exhibit", "second"]),
    answer: "access.not-member",
  },
  {
    claim: "nor through another view",
    when: list("view.overview", ["exhibit"]),
    answer: "access.not-member",
  },
  {
    claim: "who looked is shown for a purpose",
    when: list("view.granted", ["earlier look"]),
    answer: "access.no-log-purpose",
  },
  {
    claim: "counsel asks, and the question is a record",
    when: { ...question, stated: { recordRefs: [refOf("exhibit")] } },
    answer: "accepted",
  },
  {
    claim: "a question about what the decision does not list finds out nothing",
    when: { ...question, stated: { recordRefs: [refOf("second")] } },
    answer: "reference.unknown",
  },
  {
    claim: "a member asks under no decision",
    when: { ...question, by: "member" },
    answer: "access.no-grant",
  },
  { claim: "the inquiry answers", given: [question], when: answer, answer: "accepted" },
  {
    claim: "what nobody asked is not answered",
    when: { ...answer, stated: { questionRef: refOf("exhibit") } },
    answer: "reference.unknown",
  },
  {
    claim: "the defence records nothing else",
    when: { by: "outsider", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "a member does not hand over who looked",
    when: {
      by: "member",
      kind: "record-disclosed",
      version: 2,
      stated: { recordRefs: [refOf("status look")], logPurpose: "lawfulness" },
    },
    given: [{ ...earlierLook, by: "reader", as: "status look" }],
    answer: "access.not-member",
  },
  {
    claim: "a lead does, and says for what",
    when: {
      by: "lead",
      kind: "record-disclosed",
      version: 2,
      stated: { recordRefs: [refOf("earlier look")], logPurpose: "lawfulness" },
    },
    answer: "accepted",
  },
  {
    claim: "not without saying for what",
    when: {
      by: "lead",
      kind: "record-disclosed",
      version: 2,
      stated: { recordRefs: [refOf("earlier look")] },
    },
    answer: "access.no-log-purpose",
  },
  {
    claim: "a time limit that runs from the notice will do for a refusal",
    when: {
      by: "lead",
      kind: "access-refused",
      version: 2,
      stated: { personRef: refOf("outsider"), remedyUntil: null, remedyLength: { count: 10, unit: "day" } },
    },
    answer: "accepted",
  },
];

describe("under a decision that gives access", () => {
  test.each(rows)("$claim", (row) => {
    expect(answerAfter(row)).toBe(row.answer);
  });

  test("whoever asked reads the question and its answer, as the other of the two does", () => {
    const read = opened([...told, question, answer], "outsider");
    expect(read).toEqual(expect.arrayContaining(["question", "answer"]));
    expect(
      opened(
        [...set, question, answer].filter(({ kind }) => !/question/.test(kind)),
        "outsider",
      ),
    ).toEqual([]);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["access.not-member", "and at nothing else beside it"],
    ["access.no-log-purpose", "not without saying for what"],
    ["access.no-grant", "a member asks under no decision"],
  ])("%s", (forgotten, claim) => {
    const wrong = rows.filter((row) => answerAfter(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});

function answerAfter(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...told, ...(row.given ?? [])] }, rules);
}
