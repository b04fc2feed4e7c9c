// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EffectiveRecord } from "../records/effective-records.ts";
import {
  type Act,
  answerTo,
  forgetting,
  given,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { between, refOf } from "../records/spec/spec-names.ts";
import { allegationFold } from "./allegation-fold.ts";
import { type AllegationLine, allegationLine, following, preceding } from "./allegation-line.ts";

const person = (name: string): Act => ({
  by: "lead",
  kind: "person-registered",
  as: name,
  stated: { caseRef: refOf("case") },
});
const made: Act = { by: "member", kind: "allegation-made", as: "allegation" };
const ofNobody: Act = { ...made, as: "of nobody", stated: { concernedRefs: null } };
const set: readonly Act[] = [
  ...openedCase,
  person("officer 17"),
  person("officer 18"),
  person("driver"),
  { by: "lead", kind: "referral-received", as: "referral" },
  made,
  ofNobody,
];
const disposed: Act = { by: "lead", kind: "allegation-disposed", as: "disposition" };
const reversal: Act = {
  ...disposed,
  as: "reversal",
  stated: { outcome: "sustained", reversesRef: refOf("disposition") },
};
const suspended: Act = {
  by: "lead",
  kind: "measure-taken",
  as: "measure",
  stated: { measure: "suspension", allegationRefs: [refOf("allegation")] },
};
const lifted: Act = {
  by: "lead",
  kind: "measure-taken",
  as: "lifted",
  stated: { measure: "lifted", liftsRef: refOf("measure") },
};
const procedure: Act = { by: "member", kind: "procedure-affected", as: "procedure" };

const dispositionRows: readonly SpecRow[] = [
  { claim: "an allegation is disposed of for a person that it concerns", when: disposed, answer: "accepted" },
  { claim: "by a lead, not by a member", when: { ...disposed, by: "member" }, answer: "access.not-lead" },
  {
    claim: "an allegation that there is not is not disposed of",
    when: { ...disposed, stated: { allegationRef: refOf("no allegation") } },
    answer: "reference.unknown",
  },
  {
    claim: "nor for a person whom it does not concern",
    when: { ...disposed, stated: { personRef: refOf("officer 18") } },
    answer: "allegation.person-not-concerned",
  },
  {
    claim: "a person known under another record is concerned under that one too",
    given: [{ by: "lead", kind: "persons-identified" }],
    when: { ...disposed, stated: { personRef: refOf("driver") } },
    answer: "accepted",
  },
  {
    claim: "it is not disposed of in general where it concerns persons",
    when: { ...disposed, stated: { personRef: null } },
    answer: "allegation.person-missing",
  },
  {
    claim: "it is where it concerns nobody known",
    when: { ...disposed, stated: { personRef: null, allegationRef: refOf("of nobody") } },
    answer: "accepted",
  },
  {
    claim: "a second disposition says which one it replaces",
    given: [disposed],
    when: { ...disposed, as: "second" },
    answer: "allegation.already-disposed",
  },
  { claim: "a reversal names the one that stands", given: [disposed], when: reversal, answer: "accepted" },
  {
    claim: "nothing is reversed twice",
    given: [disposed, reversal],
    when: { ...reversal, as: "again" },
    answer: "allegation.reverses-other",
  },
  {
    claim: "a reversal is itself reversed",
    given: [disposed, reversal],
    when: { ...disposed, as: "again", stated: { reversesRef: refOf("reversal") } },
    answer: "accepted",
  },
  {
    claim: "nothing is sustained without a standard of proof",
    when: { ...disposed, stated: { outcome: "sustained", standardOfProof: "none" } },
    answer: "allegation.no-standard",
  },
  {
    claim: "nor is anybody exonerated without one",
    when: { ...disposed, stated: { standardOfProof: "none" } },
    answer: "allegation.no-standard",
  },
  {
    claim: "that nothing further is done needs none",
    when: { ...disposed, stated: { outcome: "no-further-action", standardOfProof: "none" } },
    answer: "accepted",
  },
  {
    claim: "nobody decides on an allegation of oneself",
    when: { ...disposed, stated: { deciderRef: refOf("officer 17") } },
    answer: "allegation.own-cause",
  },
  {
    claim: "nor reviews the decision, under whatever record",
    given: [{ by: "lead", kind: "persons-identified" }],
    when: { ...disposed, stated: { reviewerRef: refOf("driver") } },
    answer: "allegation.own-cause",
  },
  {
    claim: "no disposition is older than its allegation",
    when: { ...disposed, stated: { decidedAt: between("07:00") } },
    answer: "allegation.time-order",
  },
];

const consequenceRows: readonly SpecRow[] = [
  {
    claim: "that no measure was taken is recorded",
    when: { by: "lead", kind: "measure-taken" },
    answer: "accepted",
  },
  { claim: "a measure is taken", when: suspended, answer: "accepted" },
  { claim: "a measure is lifted", given: [suspended], when: lifted, answer: "accepted" },
  {
    claim: "once",
    given: [suspended, lifted],
    when: { ...lifted, as: "again" },
    answer: "measure.lifts-nothing",
  },
  {
    claim: "for the person for whom it was taken",
    given: [suspended],
    when: { ...lifted, stated: { ...lifted.stated, personRef: refOf("officer 18") } },
    answer: "measure.lifts-nothing",
  },
  {
    claim: "a lifting names what it lifts",
    when: { ...lifted, stated: { measure: "lifted" } },
    answer: "measure.lifts-nothing",
  },
  {
    claim: "that there was no measure cannot be lifted",
    given: [{ by: "lead", kind: "measure-taken", as: "measure" }],
    when: lifted,
    answer: "measure.lifts-nothing",
  },
  { claim: "a procedure rests on a person under allegation", when: procedure, answer: "accepted" },
  {
    claim: "not on a colleague of that person",
    when: { ...procedure, stated: { personRef: refOf("officer 18") } },
    answer: "procedure.no-allegation",
  },
  {
    claim: "the defence is told",
    given: [procedure],
    when: { by: "member", kind: "procedure-notified" },
    answer: "accepted",
  },
  {
    claim: "a procedure that was not recorded as affected is not reviewed",
    when: { by: "member", kind: "procedure-reviewed" },
    answer: "reference.unknown",
  },
  {
    claim: "hard stop: an allegation does not concern a report",
    when: { ...made, as: "other", stated: { concernedRefs: [refOf("referral")] } },
    answer: "person.voice",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["dispositions", dispositionRows],
  ["measures and procedures", consequenceRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerInCase(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["allegation.person-not-concerned", "nor for a person whom it does not concern"],
    ["allegation.already-disposed", "a second disposition says which one it replaces"],
    ["allegation.reverses-other", "nothing is reversed twice"],
    ["allegation.own-cause", "nobody decides on an allegation of oneself"],
    ["procedure.no-allegation", "not on a colleague of that person"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerInCase(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});

describe("the line from an allegation to what came of it", () => {
  const history = given(
    ...set,
    disposed,
    reversal,
    suspended,
    lifted,
    procedure,
    { by: "member", kind: "procedure-notified", as: "notified" },
    { by: "member", kind: "procedure-reviewed", as: "reviewed" },
  );
  const records = history.payloads.flatMap(({ draft }) => history.history.record(draft.draftId) ?? []);
  const line = lineOf(records);

  test("is walked from a source to the end of a measure, and back", () => {
    expect(walked(line, refOf("referral"), forward)).toContain(refOf("lifted"));
    expect(walked(line, refOf("lifted"), backward)).toContain(refOf("referral"));
    expect(walked(line, refOf("referral"), forward)).toContain(refOf("reviewed"));
  });

  test("passes through the evidence to the disposition", () => {
    expect(following(line, refOf("exhibit"))).toContainEqual({
      from: refOf("exhibit"),
      relation: "supports",
      to: refOf("disposition"),
    });
  });

  test("shows the reversed disposition beside the one that stands", () => {
    expect(line.persons).toMatchObject([
      {
        personRef: refOf("officer 17"),
        standing: { outcome: "sustained", reverses: refOf("disposition") },
        earlier: [{ outcome: "exonerated", reversedBy: refOf("reversal") }],
      },
    ]);
  });

  test("shows an exoneration in the same place and form as what is sustained", () => {
    const formOf = (act: Act) => {
      const register = given(...set, act);
      const state = register.history.state(allegationFold, refOf("allegation"));
      return Object.keys(state.dispositions[0] ?? {});
    };
    expect(formOf(disposed)).toEqual(formOf({ ...disposed, stated: { outcome: "sustained" } }));
  });

  test("shows whoever is concerned and waits for a decision", () => {
    const register = given(...set);
    const open = register.payloads.flatMap(({ draft }) => register.history.record(draft.draftId) ?? []);
    expect(lineOf(open).persons).toEqual([{ personRef: refOf("officer 17"), earlier: [] }]);
  });

  test("of an allegation that there is not is none", () => {
    expect(allegationLine(records, refOf("no allegation"))).toBeUndefined();
  });

  test("is the same walked from either end, whatever was left out of the case", () => {
    fc.assert(
      fc.property(fc.subarray(records), (some) => isReversible(allegationLine(some, refOf("allegation")))),
    );
  });

  test("a line that forgets its way back is found", () => {
    const oneWay = (some: EffectiveRecord[]) =>
      isReversible(allegationLine(some, refOf("allegation")), (of, ref) => preceding(of, ref).slice(1));
    expect(fc.check(fc.property(fc.subarray(records), oneWay)).failed).toBe(true);
  });
});

function isReversible(line: AllegationLine | undefined, back = preceding): boolean {
  return (line?.links ?? []).every(
    (link) =>
      line !== undefined && following(line, link.from).includes(link) && back(line, link.to).includes(link),
  );
}

function forward(line: AllegationLine, ref: string): string[] {
  return following(line, ref).map(({ to }) => to);
}

function backward(line: AllegationLine, ref: string): string[] {
  return preceding(line, ref).map(({ from }) => from);
}

function walked(line: AllegationLine, start: string, step: typeof forward): string[] {
  const reached = [start];
  for (const ref of reached) reached.push(...step(line, ref).filter((next) => !reached.includes(next)));
  return reached;
}

function lineOf(records: readonly EffectiveRecord[]): AllegationLine {
  return allegationLine(records, refOf("allegation")) as AllegationLine;
}

function answerInCase(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...set, ...(row.given ?? [])] }, rules);
}
