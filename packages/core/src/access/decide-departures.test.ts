// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  type Act,
  answerTo,
  forgetting,
  openedCase,
  type SpecRow,
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { refOf, rootOf } from "../records/spec/spec-names.ts";

const sealed: Act = { by: "lead", kind: "exhibit-sealed" };
const offered: Act = { by: "lead", kind: "custody-offered", as: "offer" };
const received: Act = { by: "member", kind: "custody-received" };
const toStoreroom: Act = {
  by: "member",
  kind: "custody-offered",
  as: "second offer",
  stated: { receiverRef: refOf("storeroom") },
};
const signedFor: Act = {
  by: "member",
  kind: "custody-received",
  stated: { offerRef: refOf("second offer"), receiptObject: rootOf("receipt") },
};
const leaves = (ground: string): Act => ({ by: "lead", kind: "member-removed", stated: { ground } });
const holding = [sealed, offered, received];

const rows: readonly SpecRow[] = [
  { claim: "a member who holds nothing leaves", when: leaves("departed"), answer: "accepted" },
  {
    claim: "a member who holds an exhibit hands it over first",
    given: holding,
    when: leaves("departed"),
    answer: "case.holds-exhibits",
  },
  {
    claim: "also where the member is only no longer needed",
    given: holding,
    when: leaves("no-longer-needed"),
    answer: "case.holds-exhibits",
  },
  {
    claim: "an offer that nobody has taken up is no hand-over",
    given: [...holding, toStoreroom],
    when: leaves("departed"),
    answer: "case.holds-exhibits",
  },
  {
    claim: "once somebody has received it, the member leaves",
    given: [...holding, toStoreroom, signedFor],
    when: leaves("departed"),
    answer: "accepted",
  },
  {
    claim: "whoever has a conflict of interest is out at once",
    given: holding,
    when: leaves("conflict-of-interest"),
    answer: "accepted",
  },
  {
    claim: "what was offered and not received is still with whoever offered it",
    given: [sealed, offered],
    when: leaves("departed"),
    answer: "accepted",
  },
];
const answerHere = (row: SpecRow, rules?: ReturnType<typeof forgetting>): string =>
  answerTo({ ...row, given: [...safeguarded(openedCase), ...(row.given ?? [])] }, rules);

test.each(rows)("$claim", (row) => {
  expect(answerHere(row)).toBe(row.answer);
});

test("a register without safeguards removes as it always did", () => {
  const row = { claim: "", given: [...openedCase, ...holding], when: leaves("departed"), answer: "accepted" };
  expect(answerTo(row)).toBe("accepted");
});

test("departures that nobody looks at are found", () => {
  const rules = forgetting("case.holds-exhibits");
  expect(rows.filter((row) => answerHere(row, rules) !== row.answer)).toHaveLength(3);
});
