// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  type Act,
  answerTo,
  forgetting,
  founding,
  given,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { keyOf, refOf, rootOf } from "../records/spec/spec-names.ts";

const toLab: Act = {
  by: "lead",
  kind: "custody-offered",
  as: "offer",
  stated: { receiverRef: refOf("lab") },
};
const atLab: readonly Act[] = [...openedCase, toLab, { by: "lab", kind: "custody-received" }];
const otherCase: readonly Act[] = [
  ...openedCase,
  { by: "outsider", kind: "case-opened", as: "case 2" },
  { by: "outsider", kind: "exhibit-seized", as: "exhibit 2", stated: { caseRef: refOf("case 2") } },
];
const caseClosed: readonly Act[] = [...openedCase, { by: "lead", kind: "case-closed" }];
const suspectMember: readonly Act[] = [
  ...openedCase,
  { by: "lead", kind: "legal-status-recorded", stated: { status: "suspect" } },
];
const person = (name: string) => ({ personRef: refOf(name) });

const caseRows: readonly SpecRow[] = [
  {
    claim: "any person with a key opens a case",
    given: founding,
    when: { by: "outsider", kind: "case-opened" },
    answer: "accepted",
  },
  {
    claim: "a case names somebody who can open its evidence",
    given: founding,
    when: { by: "lead", kind: "case-opened", stated: { recipients: [] } },
    answer: "case.no-recipient",
  },
  {
    claim: "a member records",
    given: openedCase,
    when: { by: "member", kind: "search-conducted" },
    answer: "accepted",
  },
  {
    claim: "a reader does not",
    given: openedCase,
    when: { by: "reader", kind: "search-conducted" },
    answer: "access.reader-only",
  },
  {
    claim: "an outsider does not",
    given: openedCase,
    when: { by: "outsider", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "an administrator is no member",
    given: openedCase,
    when: { by: "admin", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "a case that there is not answers like one that is closed to the author",
    given: openedCase,
    when: { by: "lead", kind: "search-conducted", stated: { caseRef: refOf("no case") } },
    answer: "access.not-member",
  },
  {
    claim: "so does an exhibit that there is not",
    given: openedCase,
    when: { by: "lead", kind: "exhibit-sealed", stated: { exhibitRef: refOf("no exhibit") } },
    answer: "access.not-member",
  },
  {
    claim: "the lead admits",
    given: openedCase,
    when: { by: "lead", kind: "member-admitted", stated: person("outsider") },
    answer: "accepted",
  },
  {
    claim: "a member does not admit",
    given: openedCase,
    when: { by: "member", kind: "member-admitted", stated: person("outsider") },
    answer: "access.not-lead",
  },
  {
    claim: "an administrator does not admit either",
    given: openedCase,
    when: { by: "admin", kind: "member-admitted", stated: person("admin") },
    answer: "access.not-member",
  },
  {
    claim: "nobody is admitted twice",
    given: openedCase,
    when: { by: "lead", kind: "member-admitted" },
    answer: "case.already-member",
  },
  {
    claim: "a person who cannot sign is not admitted",
    given: openedCase,
    when: { by: "lead", kind: "member-admitted", stated: person("storeroom") },
    answer: "person.no-key",
  },
  {
    claim: "a suspect is not admitted",
    given: [
      ...openedCase,
      { by: "lead", kind: "legal-status-recorded", stated: { ...person("outsider"), status: "suspect" } },
    ],
    when: { by: "lead", kind: "member-admitted", stated: person("outsider") },
    answer: "case.implicated",
  },
  {
    claim: "a member who becomes a suspect records no more",
    given: suspectMember,
    when: { by: "member", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "and does again when cleared",
    given: [...suspectMember, { by: "lead", kind: "legal-status-recorded", stated: { status: "cleared" } }],
    when: { by: "member", kind: "search-conducted" },
    answer: "accepted",
  },
  {
    claim: "the lead removes",
    given: openedCase,
    when: { by: "lead", kind: "member-removed" },
    answer: "accepted",
  },
  {
    claim: "the last lead stays",
    given: openedCase,
    when: { by: "lead", kind: "member-removed", stated: person("lead") },
    answer: "case.last-lead",
  },
  {
    claim: "nor is the case left to nobody by a status",
    given: openedCase,
    when: { by: "member", kind: "legal-status-recorded", stated: { ...person("lead"), status: "suspect" } },
    answer: "case.last-lead",
  },
  {
    claim: "a lead kept out of the case does not count as one",
    given: [
      ...openedCase,
      { by: "lead", kind: "member-admitted", stated: { ...person("outsider"), role: "lead" } },
      { by: "lead", kind: "legal-status-recorded", stated: { ...person("outsider"), status: "suspect" } },
    ],
    when: { by: "lead", kind: "member-removed", stated: person("lead") },
    answer: "case.last-lead",
  },
  {
    claim: "the last lead is not made a reader",
    given: openedCase,
    when: { by: "lead", kind: "member-admitted", stated: { ...person("lead"), role: "reader" } },
    answer: "case.last-lead",
  },
  {
    claim: "who is not in the case is not removed",
    given: openedCase,
    when: { by: "lead", kind: "member-removed", stated: person("outsider") },
    answer: "case.no-such-member",
  },
  {
    claim: "an exhibit number is given once in a case",
    given: openedCase,
    when: { by: "member", kind: "exhibit-seized" },
    answer: "case.exhibit-number-taken",
  },
  {
    claim: "a closed case collects nothing",
    given: caseClosed,
    when: { by: "lead", kind: "search-conducted" },
    answer: "case.closed",
  },
  {
    claim: "custody goes on in it",
    given: caseClosed,
    when: { by: "lead", kind: "exhibit-sealed" },
    answer: "accepted",
  },
  {
    claim: "the laboratory that holds an exhibit records what befalls it",
    given: atLab,
    when: { by: "lab", kind: "image-acquired" },
    answer: "accepted",
  },
  {
    claim: "and nothing else of the case",
    given: atLab,
    when: { by: "lab", kind: "search-conducted" },
    answer: "access.not-member",
  },
  {
    claim: "nor opens an object",
    given: atLab,
    when: { by: "lab", kind: "working-copy-made" },
    answer: "access.not-member",
  },
];

const caseWitness: Act = {
  by: "lead",
  kind: "person-registered",
  as: "neighbour",
  stated: { caseRef: refOf("case") },
};
const referenceRows: readonly SpecRow[] = [
  {
    claim: "administrators register persons for all cases",
    given: openedCase,
    when: { by: "lead", kind: "person-registered" },
    answer: "author.not-administrator",
  },
  {
    claim: "members register persons for their case",
    given: openedCase,
    when: caseWitness,
    answer: "accepted",
  },
  {
    claim: "a person known by one case has no key",
    given: openedCase,
    when: { ...caseWitness, stated: { caseRef: refOf("case"), publicKey: keyOf("neighbour") } },
    answer: "person.of-case",
  },
  {
    claim: "nor is given one later",
    given: [...openedCase, caseWitness],
    when: { by: "admin", kind: "key-added", stated: person("neighbour") },
    answer: "reference.unknown",
  },
  {
    claim: "the case names its witness",
    given: [...openedCase, caseWitness],
    when: { by: "lead", kind: "legal-status-recorded", stated: person("neighbour") },
    answer: "accepted",
  },
  {
    claim: "another case does not learn of the witness",
    given: [...otherCase, caseWitness],
    when: {
      by: "outsider",
      kind: "legal-status-recorded",
      stated: { ...person("neighbour"), caseRef: refOf("case 2") },
    },
    answer: "reference.unknown",
  },
  {
    claim: "a reference names what its field says",
    given: openedCase,
    when: { by: "lead", kind: "exhibit-seized", stated: { number: "2", searchRef: refOf("case") } },
    answer: "reference.unknown",
  },
  {
    claim: "references inside a list are looked up too",
    given: openedCase,
    when: {
      by: "lead",
      kind: "search-conducted",
      stated: { conductedByRefs: [refOf("lead"), refOf("nobody")] },
    },
    answer: "reference.unknown",
  },
  {
    claim: "references inside a list of groups as well",
    given: [...openedCase, { by: "lead", kind: "search-conducted", as: "search" }],
    when: {
      by: "lead",
      kind: "attendance-recorded",
      stated: { attendees: [{ personRef: refOf("nobody"), capacity: "witness", signature: "signed" }] },
    },
    answer: "reference.unknown",
  },
];

const consultation = (shown: readonly string[], by = "member"): Act => ({
  by,
  kind: "record-consulted",
  shown,
});
const readRows: readonly SpecRow[] = [
  {
    claim: "a reader looks",
    given: openedCase,
    when: consultation(["exhibit"], "reader"),
    answer: "accepted",
  },
  {
    claim: "an outsider does not",
    given: openedCase,
    when: consultation([], "outsider"),
    answer: "access.not-member",
  },
  {
    claim: "an administrator does not",
    given: openedCase,
    when: consultation([], "admin"),
    answer: "access.not-member",
  },
  { claim: "a suspect does not", given: suspectMember, when: consultation([]), answer: "access.not-member" },
  {
    claim: "a look at one case shows nothing of another",
    given: [...otherCase, { by: "outsider", kind: "member-admitted", stated: { caseRef: refOf("case 2") } }],
    when: consultation(["exhibit 2"]),
    answer: "access.not-member",
  },
  {
    claim: "a search over cases shows what the reader may see",
    given: otherCase,
    when: { by: "outsider", kind: "records-combined", shown: ["exhibit 2", "lead"] },
    answer: "accepted",
  },
  {
    claim: "and nothing else, whatever the query found",
    given: otherCase,
    when: { by: "outsider", kind: "records-combined", shown: ["exhibit 2", "exhibit"] },
    answer: "access.not-member",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["cases", caseRows],
  ["references", referenceRows],
  ["reading", readRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerTo(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["access.not-member", "an administrator is no member"],
    ["reference.unknown", "another case does not learn of the witness"],
    ["access.not-lead", "a member does not admit"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerTo(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
  });
});

test("an image names an object that is in the vault", () => {
  const register = given(...openedCase);
  register.missingObjects.add(rootOf("image-acquired"));
  const decision = register.decide({ by: "lead", kind: "image-acquired" });
  expect(decision).toMatchObject({ refused: "reference.object-missing" });
});
