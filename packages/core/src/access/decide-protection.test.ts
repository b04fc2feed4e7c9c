// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { searchText } from "../records/search-text.ts";
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
import { decideReadRecord } from "./decide-read.ts";

const report: Act = {
  by: "lead",
  kind: "referral-received",
  as: "referral",
  stated: { channel: "protected-report" },
};
const set: readonly Act[] = [...safeguarded(openedCase), report];
const placing = (more: Act["stated"] = {}, by = "lead"): Act => {
  return { by, kind: "source-protected", as: "protection", stated: more };
};
const proposing = (more: Act["stated"] = {}, by = "outsider"): Act => {
  return { by, kind: "source-disclosure-proposed", as: "proposal", stated: more };
};
const answering = (more: Act["stated"] = {}, by = "lab"): Act => {
  return { by, kind: "source-disclosure-answered", as: "answer", stated: more };
};
const declining = { answer: "declined", sealedIdentity: null };
const suspect = (person: string): Act => {
  const stated = { personRef: refOf(person), status: "suspect" };
  return { by: "lead", kind: "legal-status-recorded", stated };
};

const placed: readonly SpecRow[] = [
  { claim: "whoever received the report places it under protection", when: placing(), answer: "accepted" },
  {
    claim: "not somebody who may not read the report",
    when: placing({}, "outsider"),
    answer: "reference.unknown",
  },
  { claim: "an administrator neither", when: placing({}, "admin"), answer: "reference.unknown" },
  {
    claim: "nor about a report that there is not, in the same words",
    when: placing({ sourceRef: refOf("nothing") }),
    answer: "reference.unknown",
  },
  {
    claim: "nobody stands behind a seizure",
    when: placing({ sourceRef: refOf("exhibit") }),
    answer: "source.not-protectable",
  },
  {
    claim: "nor behind a person",
    when: placing({ sourceRef: refOf("member") }),
    answer: "source.not-protectable",
  },
  {
    claim: "one person is not two",
    when: placing({ secondRef: refOf("outsider") }),
    answer: "source.keeper",
  },
  {
    claim: "who has no key keeps nothing",
    when: placing({ custodianRef: refOf("storeroom") }),
    answer: "source.keeper",
  },
  {
    claim: "whom the case keeps out is no custodian",
    given: [suspect("outsider")],
    when: placing(),
    answer: "source.keeper",
  },
  { claim: "nor the second person", given: [suspect("lab")], when: placing(), answer: "source.keeper" },
];

const decided: readonly SpecRow[] = [
  { claim: "the custodian proposes", given: [placing()], when: proposing(), answer: "accepted" },
  {
    claim: "the second person does not",
    given: [placing()],
    when: proposing({}, "lab"),
    answer: "source.not-custodian",
  },
  {
    claim: "nor the lead who placed it",
    given: [placing()],
    when: proposing({}, "lead"),
    answer: "source.not-custodian",
  },
  {
    claim: "not to another second person",
    given: [placing()],
    when: proposing({ secondRef: refOf("member") }),
    answer: "source.not-custodian",
  },
  { claim: "nor about nothing", when: proposing(), answer: "source.not-custodian" },
  {
    claim: "the second person agrees",
    given: [placing(), proposing()],
    when: answering(),
    answer: "accepted",
  },
  {
    claim: "or declines",
    given: [placing(), proposing()],
    when: answering(declining),
    answer: "accepted",
  },
  {
    claim: "agreeing hands over the inner seal",
    given: [placing(), proposing()],
    when: answering({ sealedIdentity: null }),
    answer: "source.half-open",
  },
  {
    claim: "declining hands over nothing",
    given: [placing(), proposing()],
    when: answering({ answer: "declined" }),
    answer: "source.half-open",
  },
  {
    claim: "the custodian does not answer alone",
    given: [placing(), proposing()],
    when: answering({}, "outsider"),
    answer: "source.not-open",
  },
  {
    claim: "it is answered once",
    given: [placing(), proposing(), answering(declining)],
    when: { ...answering(), as: "again" },
    answer: "source.not-open",
  },
  {
    claim: "nobody rewrites to whom it would be told, an administrator neither",
    given: [placing(), proposing()],
    when: {
      by: "admin",
      kind: "correction-made",
      stated: { targetRef: refOf("proposal"), fields: { toWhom: "The press" } },
    },
    answer: "mending.not-correctable",
  },
  {
    claim: "and not before it is proposed",
    given: [placing()],
    when: answering(),
    answer: "source.not-open",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["placing a source under protection", placed],
  ["disclosing who it is", decided],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerHere(row)).toBe(row.answer);
  });
});

test.each([
  "source.not-protectable",
  "source.keeper",
  "source.not-custodian",
  "source.not-open",
  "source.half-open",
  "mending.not-correctable",
])("a forgotten %s is found", (code) => {
  const rows = tables.flatMap(([, table]) => table);
  expect(rows.some((row) => answerHere(row, forgetting(code)) !== row.answer)).toBe(true);
});

test("its two keepers read it, whoever recorded it too, and nobody else, an administrator least of all", () => {
  const { history } = given(...set, placing({}, "member"), proposing(), answering());
  const readers = (name: string) =>
    ["admin", "lead", "member", "reader", "outsider", "lab"].filter((who) => {
      const record = history.record(refOf(name));
      return record !== undefined && "allowed" in decideReadRecord(history, refOf(who), record);
    });
  expect(readers("protection")).toEqual(["member", "outsider", "lab"]);
  expect(readers("proposal")).toEqual(["outsider", "lab"]);
  expect(readers("answer")).toEqual(["outsider", "lab"]);
});

test("no word typed finds any of it", () => {
  const { history } = given(...set, placing(), proposing(), answering());
  for (const name of ["protection", "proposal", "answer"]) {
    const record = history.record(refOf(name));
    expect(record && searchText(record)).toBe("");
  }
  const found = history.record(refOf("referral"));
  expect(found && searchText(found)).toContain("phones");
});

function answerHere(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
}
