// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import {
  type Act,
  answerTo,
  forgetting,
  given,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { at, between, refOf } from "../records/spec/spec-names.ts";
import { publicationDay, quoteAt } from "../records/spec/statement-samples.ts";
import { sourceFlags } from "./source-flags.ts";

const document: Act = { by: "lead", kind: "document-captured", as: "document" };
const text: Act = { by: "lead", kind: "text-established", as: "text" };
const text2: Act = { ...text, as: "text 2" };
const german: Act = { ...text, as: "text de", stated: { language: "de" } };
const statement: Act = { by: "lead", kind: "statement-recorded", as: "statement" };
const other: Act = { ...statement, as: "statement 2" };
const germanStatement: Act = { ...statement, as: "statement de", stated: { textRef: refOf("text de") } };
const film: Act = { ...statement, as: "film", stated: { mood: "fictional", predicate: "is-based-on" } };
const analogy: Act = { ...statement, as: "film", stated: { mood: "compared", predicate: "is-like" } };
const related: Act = { by: "lead", kind: "statement-related" };
const retracted: Act = {
  ...related,
  as: "retraction",
  stated: { statementRef: refOf("statement 2"), relation: "retracts", otherRef: refOf("statement") },
};
const derived: Act = { by: "lead", kind: "text-derived" };
const concerning = { concernedRefs: [refOf("outsider")] };
const finding: Act = { by: "lead", kind: "finding-made" };
const count: Act = { by: "lead", kind: "count-reported", as: "count" };
const incident: Act = { by: "lead", kind: "incident-recorded", as: "incident" };
const qualified: Act = { by: "lead", kind: "incident-qualified" };
const sources = [document, text, text2, german];

function saying(stated: JsonObject): Act {
  return { ...statement, stated };
}

const author = { description: "Harbour paper", anonymous: false, count: "one", role: "author" };
const unnamed = { description: "an officer", anonymous: true, count: "one", role: "reported" };
const noArrests = { polarity: "negated", predicate: "arrested", certainty: "probable" };

const textRows: readonly SpecRow[] = [
  { claim: "a text is read from a captured document", when: text, answer: "accepted" },
  {
    claim: "a text is not read from a statement",
    when: { ...text2, as: "text 3", stated: { documentRef: refOf("text") } },
    answer: "source.not-a-document",
  },
  {
    claim: "what another system says is read from a captured document",
    when: { by: "lead", kind: "statement-imported", as: "imported" },
    answer: "accepted",
  },
  {
    claim: "what another system says is not read from a text",
    when: { by: "lead", kind: "statement-imported", as: "imported", stated: { documentRef: refOf("text") } },
    answer: "source.not-a-document",
  },
  {
    claim: "what another system says is no person",
    given: [{ by: "lead", kind: "statement-imported", as: "imported" }],
    when: { by: "lead", kind: "member-admitted", stated: { personRef: refOf("imported") } },
    answer: "person.voice",
  },
  { claim: "a reader records no text", when: { ...text, by: "reader" }, answer: "access.reader-only" },
  { claim: "a text comes from another", when: derived, answer: "accepted" },
  {
    claim: "a derivation says from what",
    when: { ...derived, stated: { fromTextRef: null } },
    answer: "source.derivation-needs-origin",
  },
  {
    claim: "a text does not come from itself",
    when: { ...derived, stated: { fromTextRef: refOf("text") } },
    answer: "source.derivation-circle",
  },
  {
    claim: "no text comes from what comes from it, over any number of steps",
    given: [derived, { ...derived, stated: { textRef: refOf("text 2"), fromTextRef: refOf("text de") } }],
    when: { ...derived, stated: { textRef: refOf("text de"), fromTextRef: refOf("text") } },
    answer: "source.derivation-circle",
  },
];

const statementRows: readonly SpecRow[] = [
  { claim: "a hedged statement of several unnamed voices is recorded", when: statement, answer: "accepted" },
  {
    claim: "a quote is as long as the place that it says",
    when: saying({ quote: { ...quoteAt(0, "Rivals"), end: 9 } }),
    answer: "statement.quote-mismatch",
  },
  {
    claim: "a sign beyond the basic plane counts once",
    when: saying({ quote: quoteAt(0, "𝔖𝔥𝔬𝔱") }),
    answer: "accepted",
  },
  {
    claim: "a hedge stands within the text",
    when: saying({ hedges: [{ quote: quoteAt(396, "it seems"), weakens: "certainty" }] }),
    answer: "statement.quote-outside-text",
  },
  {
    claim: "the author of the text speaks first",
    when: saying({ chain: [unnamed, author] }),
    answer: "statement.chain-order",
  },
  {
    claim: "only the first voice is the author",
    when: saying({ chain: [author, author] }),
    answer: "statement.chain-order",
  },
  {
    claim: "a chain is not surer than its weakest voice",
    when: saying({ chain: [author, { ...unnamed, certainty: "possible" }] }),
    answer: "statement.certainty-raised",
  },
  {
    claim: "a voice that does not say how sure is the weakest",
    when: saying({ chain: [author, { ...unnamed, certainty: "unknown" }], certainty: "possible" }),
    answer: "statement.certainty-raised",
  },
  {
    claim: "what is hedged is not certain",
    when: saying({ certainty: "certain" }),
    answer: "statement.hedge-ignored",
  },
  {
    claim: "a hedge of the amount leaves it certain that there was one",
    when: saying({
      certainty: "certain",
      hedges: [{ quote: quoteAt(8, "it seems"), weakens: "amount" }],
    }),
    answer: "accepted",
  },
  {
    claim: "a condition is named",
    when: saying({ mood: "conditional" }),
    answer: "statement.condition-missing",
  },
  {
    claim: "what is asserted has no condition",
    when: saying({ condition: "if the link is established" }),
    answer: "statement.condition-missing",
  },
  {
    claim: "“no arrests” says until when",
    when: saying({ ...noArrests, validTime: null }),
    answer: "statement.negative-needs-time",
  },
  {
    claim: "“no arrests” does not hold after the text came out",
    when: saying({ ...noArrests, validTime: between("06:00", "18:01") }),
    answer: "statement.negative-outlives-text",
  },
  {
    claim: "“no arrests” holds until the text came out",
    when: saying({ ...noArrests, validTime: publicationDay }),
    answer: "accepted",
  },
];

const relationRows: readonly SpecRow[] = [
  { claim: "one statement contradicts another", when: related, answer: "accepted" },
  {
    claim: "no statement contradicts itself",
    when: { ...related, stated: { otherRef: refOf("statement") } },
    answer: "statement.related-to-itself",
  },
  {
    claim: "a novel supports no statement",
    given: [film],
    when: { ...related, stated: { statementRef: refOf("film"), relation: "supports" } },
    answer: "statement.fiction-supports-nothing",
  },
  {
    claim: "a novel may say the same as another",
    given: [film],
    when: { ...related, stated: { statementRef: refOf("film"), relation: "same-content" } },
    answer: "accepted",
  },
  {
    claim: "a translation is between languages",
    when: { ...related, stated: { relation: "mistranslates" } },
    answer: "statement.same-language",
  },
  {
    claim: "what was said in another language is mistranslated",
    when: { ...related, stated: { relation: "mistranslates", otherRef: refOf("statement de") } },
    answer: "accepted",
  },
  {
    claim: "a voice is graded",
    when: { by: "member", kind: "source-graded", stated: { voiceIndex: 1 } },
    answer: "accepted",
  },
  {
    claim: "a voice that is not in the chain is not graded",
    when: { by: "member", kind: "source-graded", stated: { voiceIndex: 2 } },
    answer: "source.no-such-voice",
  },
];

const findingRows: readonly SpecRow[] = [
  { claim: "a finding rests on a statement", when: finding, answer: "accepted" },
  {
    claim: "a finding rests on no fiction",
    given: [film],
    when: { ...finding, stated: { restsOnRefs: [refOf("statement"), refOf("film")] } },
    answer: "finding.rests-on-fiction",
  },
  {
    claim: "a finding rests on no comparison",
    given: [analogy],
    when: { ...finding, stated: { restsOnRefs: [refOf("film")] } },
    answer: "finding.rests-on-fiction",
  },
  {
    claim: "a finding does not rest on what was retracted",
    given: [retracted],
    when: finding,
    answer: "finding.rests-on-retracted",
  },
  {
    claim: "a finding that weighs the retraction may",
    given: [retracted],
    when: { ...finding, stated: { restsOnRefs: [refOf("statement"), refOf("retraction")] } },
    answer: "accepted",
  },
  {
    claim: "an allegation does not rest on a novel either",
    given: [film],
    when: { by: "lead", kind: "allegation-made", stated: { ...concerning, sourceRefs: [refOf("film")] } },
    answer: "statement.fiction-supports-nothing",
  },
  {
    claim: "an allegation rests on what a paper states",
    when: {
      by: "lead",
      kind: "allegation-made",
      stated: { ...concerning, sourceRefs: [refOf("statement")] },
    },
    answer: "accepted",
  },
  {
    claim: "the register concludes nothing by itself",
    when: { ...finding, by: "register" },
    answer: "author.not-register",
  },
];

const countRows: readonly SpecRow[] = [
  { claim: "an incident is an interval and a place", when: incident, answer: "accepted" },
  {
    claim: "an incident is qualified, again and again",
    given: [incident, qualified],
    when: { ...qualified, stated: { qualification: "murder" } },
    answer: "accepted",
  },
  {
    claim: "a novel counts nothing",
    given: [film],
    when: { ...count, stated: { statementRef: refOf("film") } },
    answer: "statement.fiction-supports-nothing",
  },
  {
    claim: "a comparison qualifies no incident",
    given: [incident, analogy],
    when: { ...qualified, stated: { statementRef: refOf("film") } },
    answer: "statement.fiction-supports-nothing",
  },
  {
    claim: "a count is brought up to date",
    given: [count],
    when: { ...count, as: "count 2", stated: { supersedesRef: refOf("count") } },
    answer: "accepted",
  },
  {
    claim: "a count of another territory supersedes nothing",
    given: [count],
    when: { ...count, as: "count 2", stated: { supersedesRef: refOf("count"), territory: "Province" } },
    answer: "count.supersedes-unlike",
  },
  {
    claim: "a count of another year supersedes nothing",
    given: [count],
    when: {
      ...count,
      as: "count 2",
      stated: {
        supersedesRef: refOf("count"),
        period: { ...publicationDay, earliest: "2023-12-31T23:00:00.000Z", latest: at("00:00") },
      },
    },
    answer: "count.supersedes-unlike",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["texts", textRows],
  ["statements", statementRows],
  ["relations and grades", relationRows],
  ["findings", findingRows],
  ["incidents and counts", countRows],
];

describe.each(tables)("%s", (name, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerInCase(name, row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["finding.rests-on-fiction", "a finding rests on no fiction"],
    ["statement.fiction-supports-nothing", "a novel counts nothing"],
    ["statement.certainty-raised", "a chain is not surer than its weakest voice"],
    ["statement.hedge-ignored", "what is hedged is not certain"],
    ["statement.negative-outlives-text", "“no arrests” does not hold after the text came out"],
    ["count.supersedes-unlike", "a count of another territory supersedes nothing"],
  ])("%s", (forgotten, claim) => {
    const table = tables.filter(([, rows]) => rows.some((row) => row.claim === claim));
    const wrong = table.flatMap(([name, rows]) =>
      rows.filter((row) => answerInCase(name, row, forgetting(forgotten)) !== row.answer),
    );
    expect(wrong.map((row) => row.claim)).toContain(claim);
    expect(new Set(wrong.map((row) => row.answer))).toEqual(new Set([forgotten]));
  });
});

test("a voice that is anonymous has no place for a person", () => {
  const named = { ...unnamed, party: { personRef: refOf("outsider") } };
  expect(() => given(...openedCase, ...sources).decide(saying({ chain: [author, named] }))).toThrow(
    /statement-recorded/,
  );
});

test("a finding is flagged once what it rests on is retracted, or turns out to be fiction", () => {
  const register = given(...openedCase, ...sources, statement, other, { ...finding, as: "finding" });
  const flags = () => {
    const ref = refOf("finding");
    const record = register.history.record(ref);
    return sourceFlags(register.history, record === undefined ? [] : [record]);
  };
  expect(flags()).toEqual([]);
  const target = { targetRef: refOf("statement"), reason: "It was a novel" };
  register.record(retracted);
  expect(flags()).toEqual([{ recordRef: refOf("finding"), code: "finding.rests-on-retracted" }]);
  register.record({
    ...related,
    kind: "correction-made",
    stated: { ...target, fields: { mood: "fictional" } },
  });
  expect(flags()).toEqual([{ recordRef: refOf("finding"), code: "finding.rests-on-fiction" }]);
});

function answerInCase(table: string, row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  const recorded = table === "texts" || table === "statements" ? [] : [statement, other, germanStatement];
  const before = [...openedCase, ...sources, ...recorded, ...(row.given ?? [])];
  return answerTo({ ...row, given: before }, rules);
}
