// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { effectiveRecords } from "../records/effective-records.ts";
import { type Act, given, openedCase } from "../records/spec/decision-spec.ts";
import { refOf } from "../records/spec/spec-names.ts";
import { rootsOf } from "./independence.ts";
import { type Sources, sourcesAmong } from "./statement-record.ts";

const byLead = { by: "lead" } as const;
const papers = ["paper a", "paper b", "agency", "ministry"];
const unnamed = { description: "sources that agree", anonymous: true, count: "several", role: "reported" };

/** Papers, each with a text of its own. */
const press: readonly Act[] = [
  { ...byLead, kind: "document-captured", as: "document" },
  ...papers.flatMap((name): Act[] => [
    { ...byLead, kind: "body-registered", as: name, stated: { caseRef: refOf("case"), name } },
    {
      ...byLead,
      kind: "text-established",
      as: `t ${name}`,
      stated: { publisher: { bodyRef: refOf(name) } },
    },
  ]),
];

/** A statement in a paper's text; the voices after the paper's own are reported. */
function saying(as: string, paper: string, ...reported: JsonObject[]): Act {
  const chain = [{ party: { bodyRef: refOf(paper) }, role: "author" }, ...reported];
  return { ...byLead, kind: "statement-recorded", as, stated: { textRef: refOf(`t ${paper}`), chain } };
}

function reporting(paper: string): JsonObject {
  return { party: { bodyRef: refOf(paper) }, role: "reported" };
}

function derived(from: string, to: JsonObject, derivation = "reprints"): Act {
  const stated = { textRef: refOf(`t ${from}`), fromTextRef: null, ...to, derivation };
  return { ...byLead, kind: "text-derived", stated };
}

const fromAgencyText = { fromTextRef: refOf("t agency") };
const shown: Act = {
  ...byLead,
  kind: "statement-related",
  stated: { statementRef: refOf("one"), relation: "independent-of", otherRef: refOf("two") },
};

const rows: readonly { claim: string; acts: readonly Act[]; roots: number }[] = [
  {
    claim: "two papers that speak for themselves are two roots",
    acts: [saying("one", "paper a"), saying("two", "paper b")],
    roots: 2,
  },
  {
    claim: "a paper that says it twice is one",
    acts: [saying("one", "paper a"), saying("two", "paper a")],
    roots: 1,
  },
  {
    claim: "two papers that cite the same ministry are one",
    acts: [saying("one", "paper a", reporting("ministry")), saying("two", "paper b", reporting("ministry"))],
    roots: 1,
  },
  {
    claim: "a paper that cites another is that other",
    acts: [saying("one", "paper a"), saying("two", "paper b", reporting("paper a"))],
    roots: 1,
  },
  {
    claim: "two papers that cite unnamed sources are one until shown otherwise",
    acts: [saying("one", "paper a", unnamed), saying("two", "paper b", reporting("agency"), unnamed)],
    roots: 1,
  },
  {
    claim: "and two once a record shows it",
    acts: [saying("one", "paper a", unnamed), saying("two", "paper b", reporting("agency"), unnamed), shown],
    roots: 2,
  },
  {
    claim: "no record makes two of one named voice",
    acts: [
      saying("one", "paper a", reporting("ministry")),
      saying("two", "paper b", reporting("ministry")),
      shown,
    ],
    roots: 1,
  },
  {
    claim: "a reprint and its dispatch are one",
    acts: [derived("paper a", fromAgencyText), saying("one", "paper a"), saying("two", "agency")],
    roots: 1,
  },
  {
    claim: "two reprints of a dispatch that nobody captured are one",
    acts: [
      derived("paper a", { fromParty: { bodyRef: refOf("agency") } }),
      derived("paper b", { fromParty: { bodyRef: refOf("agency") } }, "translates"),
      saying("one", "paper a"),
      saying("two", "paper b"),
    ],
    roots: 1,
  },
  {
    claim: "a text that only cites has a voice of its own",
    acts: [derived("paper a", fromAgencyText, "cites"), saying("one", "paper a"), saying("two", "agency")],
    roots: 2,
  },
];

const persons: readonly Act[] = ["officer 17", "driver"].map((as) => {
  return { ...byLead, kind: "person-registered", as, stated: { caseRef: refOf("case"), name: as } };
});
const officer = (name: string): JsonObject => ({ party: { personRef: refOf(name) }, role: "reported" });
const twoOfficers: readonly Act[] = [
  ...persons,
  saying("one", "paper a", officer("officer 17")),
  saying("two", "paper b", officer("driver")),
];
const identified: Act = { ...byLead, kind: "persons-identified", as: "identification" };
const separated: Act = { ...byLead, kind: "persons-separated" };

describe("two records of one person", () => {
  test("are two roots until they are identified, one while that stands, and two again when it is undone", () => {
    expect(countOf(twoOfficers)).toBe(2);
    expect(countOf([...twoOfficers, identified])).toBe(1);
    expect(countOf([...twoOfficers, identified, separated])).toBe(2);
  });

  test("counting records of persons instead is found", () => {
    const forgetful: typeof rootsOf = (statements, sources) =>
      rootsOf(statements, { ...sources, identifications: [] });
    expect(countOf([...twoOfficers, identified], forgetful)).toBe(2);
  });
});

describe("independence counts roots", () => {
  test.each(rows)("$claim", ({ acts, roots }) => {
    expect(countOf(acts)).toBe(roots);
  });

  test("counting papers instead is found", () => {
    const papersOf: typeof rootsOf = (statements) =>
      [...new Set(statements.map(({ stated }) => stated.textRef))].map((ref) => ({
        partyRefs: [ref],
        isUnnamed: false,
        statementRefs: [],
      }));
    const wrong = rows.filter(({ acts, roots }) => countOf(acts, papersOf) !== roots);
    expect(wrong.map(({ claim }) => claim)).toContain("a reprint and its dispatch are one");
  });
});

test("a root says who it can be, or that nobody is named", () => {
  const sources = sourcesOf([
    saying("one", "paper a", reporting("ministry")),
    saying("two", "paper b", unnamed),
  ]);
  expect(rootsOf(sources.statements, sources)).toEqual([
    { partyRefs: [refOf("ministry")], isUnnamed: false, statementRefs: [refOf("one")] },
    { partyRefs: [], isUnnamed: true, statementRefs: [refOf("two")] },
  ]);
});

function countOf(acts: readonly Act[], roots = rootsOf): number {
  const sources = sourcesOf(acts);
  return roots(sources.statements, sources).length;
}

function sourcesOf(acts: readonly Act[]): Sources {
  const { payloads } = given(...openedCase, ...press, ...acts);
  return sourcesAmong(effectiveRecords(payloads.map((payload, index) => ({ index, payload }))));
}
