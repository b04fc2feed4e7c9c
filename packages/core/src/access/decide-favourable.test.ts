// SPDX-License-Identifier: Apache-2.0
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
import { at, refOf } from "../records/spec/spec-names.ts";
import { decideReadRecord } from "./decide-read.ts";
import { marksAmong } from "./favourable-marks.ts";

const second: Act = { by: "lead", kind: "exhibit-seized", as: "second", stated: { number: "2" } };
const grant: Act = {
  by: "lead",
  kind: "access-granted",
  version: 2,
  as: "grant",
  stated: { personRef: refOf("outsider"), counselRef: refOf("lab"), mode: "in-register" },
};
const notice: Act = {
  by: "lead",
  kind: "notice-served",
  stated: { personRef: refOf("outsider"), actRefs: [refOf("grant")] },
};
const told: readonly Act[] = [...openedCase, second, grant, notice];
const mark = (by: string, of = "exhibit", as = "mark"): Act => ({
  by,
  kind: "favourable-marked",
  as,
  stated: { recordRef: refOf(of) },
});
const unmark = (by: string, of = "mark"): Act => ({
  by,
  kind: "favourable-unmarked",
  as: `no ${of}`,
  stated: { markRef: refOf(of) },
});
const defended: readonly Act[] = [
  ...safeguarded(openedCase),
  {
    by: "lead",
    kind: "member-admitted",
    version: 2,
    as: "admission",
    stated: { personRef: refOf("outsider"), role: "defence", secondRef: refOf("member") },
  },
  { by: "member", kind: "admission-answered" },
];

const rows: readonly SpecRow[] = [
  { claim: "a member marks a record", when: mark("member"), answer: "accepted" },
  { claim: "counsel marks what the decision opens", when: mark("lab"), answer: "accepted" },
  { claim: "the person whom it concerns too", when: mark("outsider"), answer: "accepted" },
  {
    claim: "counsel finds nothing out by marking what it does not open",
    when: mark("lab", "second"),
    answer: "reference.unknown",
  },
  {
    claim: "a mark of what there is not is answered alike",
    when: mark("lab", "nothing"),
    answer: "reference.unknown",
  },
  { claim: "a record of no case is not of it", when: mark("member", "admin"), answer: "reference.unknown" },
  { claim: "who only reads marks nothing", when: mark("reader"), answer: "access.reader-only" },
  {
    claim: "who looked is nothing that speaks for anybody",
    given: [{ by: "lead", kind: "record-consulted", version: 2, as: "look" }],
    when: mark("lead", "look"),
    answer: "favourable.not-markable",
  },
  {
    claim: "nor is a wall, which is not told to whoever it keeps out",
    given: [{ by: "lead", kind: "wall-raised", as: "wall", stated: { personRef: refOf("reader") } }],
    when: mark("lead", "wall"),
    answer: "favourable.not-markable",
  },
  {
    claim: "a mark is not marked",
    given: [mark("member")],
    when: mark("member", "mark", "other"),
    answer: "favourable.not-markable",
  },
  {
    claim: "nobody marks a record twice",
    given: [mark("member")],
    when: mark("member", "exhibit", "other"),
    answer: "favourable.already-marked",
  },
  {
    claim: "two persons mark one record, each for oneself",
    given: [mark("member")],
    when: mark("lab", "exhibit", "other"),
    answer: "accepted",
  },
  {
    claim: "a mark is removed by whoever made it",
    given: [mark("member")],
    when: unmark("member"),
    answer: "accepted",
  },
  {
    claim: "or by another member, who says why",
    given: [mark("member")],
    when: unmark("lead"),
    answer: "accepted",
  },
  {
    claim: "once only",
    given: [mark("member"), unmark("lead")],
    when: { ...unmark("member"), as: "again" },
    answer: "favourable.already-removed",
  },
  {
    claim: "a mark of the defence is not removed by the inquiry",
    given: [mark("lab")],
    when: unmark("lead"),
    answer: "favourable.of-the-defence",
  },
  { claim: "counsel removes it", given: [mark("lab")], when: unmark("lab"), answer: "accepted" },
  {
    claim: "counsel does not find a mark that the decision does not open",
    given: [mark("member", "second")],
    when: unmark("lab"),
    answer: "reference.unknown",
  },
  { claim: "what is no mark is not removed", when: unmark("lead", "exhibit"), answer: "reference.unknown" },
];

const answerAfter = (row: SpecRow, rules?: ReturnType<typeof forgetting>): string =>
  answerTo({ ...row, given: [...told, ...(row.given ?? [])] }, rules);

describe("of what is favourable to the defence", () => {
  test.each(rows)("$claim", (row) => {
    expect(answerAfter(row)).toBe(row.answer);
  });

  test("a member of the case for the defence marks too, and records nothing else", () => {
    const answered = (when: Act) => answerTo({ claim: "", given: defended, when, answer: "" });
    expect(answered(mark("outsider"))).toBe("accepted");
    expect(answered({ by: "outsider", kind: "search-conducted" })).toBe("access.reader-only");
  });

  test("a mark of the defence stays one when who made it has left the case", () => {
    const left: Act = { by: "lead", kind: "member-removed", stated: { personRef: refOf("outsider") } };
    const answered = (rules?: ReturnType<typeof forgetting>) => {
      const marked = [...defended, mark("outsider"), left];
      return answerTo({ claim: "", given: marked, when: unmark("lead"), answer: "" }, rules);
    };
    expect(answered()).toBe("favourable.of-the-defence");
    expect(answered(forgetting("favourable.of-the-defence"))).toBe("accepted");
  });
});

function opened(acts: readonly Act[], reader: string, names: readonly string[]): string[] {
  const { history } = given(...acts);
  return names.filter((name) => {
    const record = history.record(refOf(name));
    return record !== undefined && "allowed" in decideReadRecord(history, refOf(reader), record, at("20:59"));
  });
}

describe("whoever a decision gives access to", () => {
  test("reads the marks of what it opens, and that one was removed, also afterwards", () => {
    const acts = [...told, mark("member"), unmark("lead"), mark("member", "second", "other")];
    expect(opened(acts, "lab", ["mark", "no mark", "other"])).toEqual(["mark", "no mark"]);
  });

  test("reads one’s own marks under a decision that gives the whole file", () => {
    const whole = { ...grant, stated: { ...grant.stated, recordRefs: null } };
    const acts = [
      ...openedCase,
      mark("member"),
      whole,
      notice,
      unmark("lead"),
      mark("lab", "exhibit", "own"),
    ];
    expect(opened(acts, "outsider", ["mark", "no mark", "own"])).toEqual(["mark", "no mark", "own"]);
  });
});

test("every mark is told with who made it, who removed it and why", () => {
  const { history } = given(...told, mark("member"), unmark("lead"), mark("lab", "exhibit", "other"));
  const records = ["mark", "no mark", "other"].flatMap((name) => history.record(refOf(name)) ?? []);
  expect(marksAmong(records)).toMatchObject([
    { markedRef: refOf("exhibit"), author: refOf("member"), removal: { author: refOf("lead") } },
    { markedRef: refOf("exhibit"), author: refOf("lab") },
  ]);
  expect(marksAmong(records)[1]?.removal).toBeUndefined();
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["favourable.not-markable", "a mark is not marked"],
    ["favourable.already-marked", "nobody marks a record twice"],
    ["favourable.already-removed", "once only"],
    ["favourable.of-the-defence", "a mark of the defence is not removed by the inquiry"],
    ["reference.unknown", "counsel finds nothing out by marking what it does not open"],
  ])("%s", (forgotten, claim) => {
    const wrong = rows.filter((row) => answerAfter(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});
