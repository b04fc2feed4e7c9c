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
import { between, refOf, rootOf } from "../records/spec/spec-names.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import { inventoryReport } from "./inventory-report.ts";

const powder = refOf("powder");
const seized: Act = {
  by: "lead",
  kind: "exhibit-seized",
  as: "powder",
  stated: {
    number: "2",
    category: "drug",
    description: "White powder",
    quantity: { value: 1, unit: "kilogram" },
    identifiers: null,
    powerState: null,
  },
};
const order: Act = { by: "lead", kind: "authorisation-issued", as: "authorisation" };
const narcotic: readonly Act[] = [
  ...openedCase,
  { by: "admin", kind: "body-registered", as: "body" },
  seized,
  order,
];

const weighed: Act = {
  by: "lead",
  kind: "exhibit-weighed",
  stated: {
    exhibitRef: powder,
    weighedAt: between("10:00"),
    gross: null,
    net: { value: 1_000, unit: "gram", uncertainty: 1 },
  },
};
const unattended: Act = { ...weighed, stated: { ...weighed.stated, branch: "none", attendees: [] } };
const sample: Act = {
  by: "lead",
  kind: "exhibit-divided",
  as: "sample",
  stated: {
    exhibitRef: powder,
    partType: "sample",
    number: "2/1",
    category: "drug",
    description: "Sample of the powder",
    quantity: { value: 5, unit: "gram" },
    dividedAt: between("10:10"),
    reason: "To be kept",
  },
};
const portion: Act = {
  ...sample,
  as: "portion",
  stated: { ...sample.stated, partType: "portion", number: "2/2", quantity: { value: 400, unit: "gram" } },
};
const sampleSealed: Act = {
  by: "lead",
  kind: "exhibit-sealed",
  stated: { exhibitRef: refOf("sample"), sealNumber: "S-1", sealedAt: between("10:20") },
};
const destroyed: Act = { by: "lead", kind: "exhibit-destroyed", stated: { exhibitRef: powder } };
const phoneDestroyed: Act = { by: "lead", kind: "exhibit-destroyed", as: "end" };
const returned: Act = { by: "lead", kind: "exhibit-returned", as: "end" };
const toMember: Act = { by: "lead", kind: "custody-offered", as: "offer" };

const hardStopRows: readonly SpecRow[] = [
  {
    claim: "a narcotic that was weighed before two outside witnesses, and sampled, is destroyed on an order",
    given: [weighed, sample, sampleSealed],
    when: destroyed,
    answer: "accepted",
  },
  {
    claim: "a narcotic that was never weighed is not destroyed",
    given: [sample, sampleSealed],
    when: destroyed,
    answer: "custody.no-attended-weighing",
  },
  {
    claim: "nor one that was weighed with nobody looking on",
    given: [unattended, sample, sampleSealed],
    when: destroyed,
    answer: "custody.no-attended-weighing",
  },
  {
    claim: "nor one of which no sample was taken",
    given: [weighed],
    when: destroyed,
    answer: "custody.no-sample",
  },
  {
    claim: "nor one whose sample is not under seal",
    given: [weighed, sample],
    when: destroyed,
    answer: "custody.no-sample",
  },
  {
    claim: "nor one whose sample was given away",
    given: [
      weighed,
      sample,
      sampleSealed,
      { ...returned, stated: { exhibitRef: refOf("sample"), returnedAt: between("11:00") } },
    ],
    when: destroyed,
    answer: "custody.no-sample",
  },
  {
    claim: "nor one of which a portion was taken after the weighing",
    given: [weighed, sample, sampleSealed, portion],
    when: destroyed,
    answer: "custody.no-attended-weighing",
  },
  {
    claim: "nor one whose seal was found broken after the weighing",
    given: [
      weighed,
      sample,
      sampleSealed,
      { by: "lead", kind: "exhibit-sealed", stated: { exhibitRef: powder, sealedAt: between("10:30") } },
      { by: "lead", kind: "seal-found-broken", stated: { exhibitRef: powder } },
    ],
    when: destroyed,
    answer: "custody.no-attended-weighing",
  },
  {
    claim: "weighed again before witnesses, it is",
    given: [
      weighed,
      sample,
      sampleSealed,
      portion,
      { ...weighed, stated: { ...weighed.stated, weighedAt: between("10:40") } },
    ],
    when: destroyed,
    answer: "accepted",
  },
  {
    claim: "a narcotic corrected to something else is still not destroyed like something else",
    given: [
      {
        by: "lead",
        kind: "correction-made",
        stated: { targetRef: powder, fields: { category: "other" }, reason: "Flour" },
      },
    ],
    when: destroyed,
    answer: "custody.no-attended-weighing",
  },
  {
    claim: "what is taken out of a narcotic is a narcotic",
    when: { ...portion, stated: { ...portion.stated, category: "other" } },
    answer: "custody.part-narcotic",
  },
  {
    claim: "the sample is not destroyed either while no sample of it is kept",
    given: [
      weighed,
      sample,
      { ...weighed, stated: { exhibitRef: refOf("sample"), weighedAt: between("10:15") } },
      sampleSealed,
    ],
    when: { ...destroyed, stated: { exhibitRef: refOf("sample") } },
    answer: "custody.no-sample",
  },
];

const endRows: readonly SpecRow[] = [
  { claim: "a phone is destroyed without a weighing", when: phoneDestroyed, answer: "accepted" },
  {
    claim: "nothing is destroyed by one person alone",
    when: { ...phoneDestroyed, stated: { secondRef: refOf("lead") } },
    answer: "custody.second-person",
  },
  {
    claim: "nothing is destroyed by who does not hold it",
    when: { ...phoneDestroyed, by: "member", stated: { secondRef: refOf("lead") } },
    answer: "custody.not-custodian",
  },
  {
    claim: "nothing is destroyed without an order",
    when: { ...phoneDestroyed, stated: { authorisationRef: refOf("no order") } },
    answer: "reference.unknown",
  },
  {
    claim: "a notice of the destruction is a notice",
    when: { ...phoneDestroyed, stated: { noticeRef: refOf("exhibit") } },
    answer: "reference.unknown",
  },
  {
    claim: "what is offered to somebody is neither destroyed",
    given: [toMember],
    when: phoneDestroyed,
    answer: "custody.offer-pending",
  },
  { claim: "nor returned", given: [toMember], when: returned, answer: "custody.offer-pending" },
  {
    claim: "what was destroyed is not sealed",
    given: [phoneDestroyed],
    when: late("exhibit-sealed", "sealedAt"),
    answer: "custody.ended",
  },
  { claim: "what was returned is not handed on", given: [returned], when: toMember, answer: "custody.ended" },
  {
    claim: "what was returned is not destroyed",
    given: [returned],
    when: phoneDestroyed,
    answer: "custody.ended",
  },
  {
    claim: "an image of what was returned is still examined",
    given: [{ by: "lead", kind: "image-acquired" }, returned],
    when: {
      by: "member",
      kind: "exhibit-examined",
      stated: { examined: "image", objectRoot: rootOf("image-acquired") },
    },
    answer: "accepted",
  },
  {
    claim: "the thing itself is not",
    given: [returned],
    when: { by: "lead", kind: "exhibit-examined", stated: { startedAt: between("17:00") } },
    answer: "custody.ended",
  },
  {
    claim: "a receipt that is said to be signed is there",
    when: { ...returned, stated: { signature: "signed" } },
    answer: "custody.no-receipt",
  },
  {
    claim: "with the receipt captured the return is taken in",
    when: { ...returned, stated: { signature: "signed", receiptObject: rootOf("receipt") } },
    answer: "accepted",
  },
];

const partRows: readonly SpecRow[] = [
  { claim: "a part is taken out of what is not under seal", when: portion, answer: "accepted" },
  {
    claim: "nothing is taken out of what is under seal",
    given: [
      { by: "lead", kind: "exhibit-sealed", stated: { exhibitRef: powder, sealedAt: between("09:00") } },
    ],
    when: portion,
    answer: "custody.still-sealed",
  },
  {
    claim: "more than there was is not taken out",
    given: [{ ...portion, stated: { ...portion.stated, quantity: { value: 0.7, unit: "kilogram" } } }],
    when: { ...portion, as: "portion 2", stated: { ...portion.stated, number: "2/3" } },
    answer: "custody.more-than-whole",
  },
  {
    claim: "a part bears a number of its own",
    when: { ...portion, stated: { ...portion.stated, number: "2" } },
    answer: "case.exhibit-number-taken",
  },
  {
    claim: "what was wholly divided is an exhibit no more",
    given: [{ ...portion, stated: { ...portion.stated, leavesNothing: true } }],
    when: weighed,
    answer: "custody.ended",
  },
  {
    claim: "two witnesses under the authority of who acts are no attendance",
    when: { ...weighed, stated: { ...weighed.stated, attendees: [inside("outsider"), inside("lab")] } },
    answer: "custody.attendance-unmet",
  },
  {
    claim: "one witness named twice is one witness",
    when: { ...weighed, stated: { ...weighed.stated, attendees: [outside("lab"), outside("lab")] } },
    answer: "custody.attendance-unmet",
  },
  {
    claim: "who weighs does not attend the weighing",
    when: { ...weighed, stated: { ...weighed.stated, attendees: [outside("lead"), outside("lab")] } },
    answer: "custody.attendance-unmet",
  },
  {
    claim: "a weighing states a mass",
    when: { ...weighed, stated: { ...weighed.stated, gross: null, net: null } },
    answer: "custody.no-weight",
  },
  {
    claim: "the content does not weigh more than content and packaging",
    when: { ...weighed, stated: { ...weighed.stated, gross: { value: 0.9, unit: "kilogram" } } },
    answer: "custody.net-above-gross",
  },
  {
    claim: "the content of a closed seal is not weighed by itself",
    given: [
      { by: "lead", kind: "exhibit-sealed", stated: { exhibitRef: powder, sealedAt: between("09:00") } },
    ],
    when: weighed,
    answer: "custody.still-sealed",
  },
  {
    claim: "an examination of an image names it",
    when: { by: "member", kind: "exhibit-examined", stated: { examined: "image" } },
    answer: "custody.no-image",
  },
  {
    claim: "an image on the laboratory's storage is examined by the record that names it",
    given: [{ by: "lead", kind: "image-registered", as: "lab image" }],
    when: {
      by: "member",
      kind: "exhibit-examined",
      stated: { examined: "image", imageRef: refOf("lab image") },
    },
    answer: "accepted",
  },
  {
    claim: "only the custodian examines the thing itself",
    when: { by: "member", kind: "exhibit-examined" },
    answer: "custody.not-custodian",
  },
  {
    claim: "matter is set apart in an image that was made of the exhibit",
    when: { by: "member", kind: "matter-segregated", stated: { objectRoot: rootOf("other") } },
    answer: "custody.unknown-object",
  },
  {
    claim: "matter is set apart by a member",
    when: { by: "member", kind: "matter-segregated" },
    answer: "accepted",
  },
  {
    claim: "an inventory names an exhibit once",
    when: { by: "lead", kind: "inventory-taken", stated: { missing: [refOf("exhibit")] } },
    answer: "inventory.named-twice",
  },
  { claim: "an inventory is taken", when: { by: "lead", kind: "inventory-taken" }, answer: "accepted" },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["hard stop: narcotics", hardStopRows],
  ["the end of an exhibit", endRows],
  ["parts, masses and examinations", partRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerWithPowder(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["custody.no-attended-weighing", "a narcotic that was never weighed is not destroyed"],
    ["custody.no-sample", "nor one whose sample is not under seal"],
    ["custody.part-narcotic", "what is taken out of a narcotic is a narcotic"],
    ["custody.ended", "what was returned is not destroyed"],
    ["custody.attendance-unmet", "who weighs does not attend the weighing"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerWithPowder(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
    expect(new Set(wrong.map((row) => row.answer))).toEqual(new Set([forgotten]));
  });
});

test("a part begins with the custodian of the whole, knows what it comes from and leaves no flag on either", () => {
  const { history } = given(...narcotic, weighed, sample, sampleSealed);
  const part = history.state(exhibitFold, refOf("sample"));
  const whole = history.state(exhibitFold, powder);
  expect(part).toMatchObject({ custodian: refOf("lead"), partOf: powder, isNarcotic: true, seal: "sealed" });
  expect(whole.parts.map(({ ref }) => ref)).toEqual([refOf("sample")]);
  expect([...part.flags, ...whole.flags]).toEqual([]);
});

test("an attendance that a correction takes away makes the destruction that rested on it a flagged one", () => {
  const { history } = given(...narcotic, { ...weighed, as: "weighing" }, sample, sampleSealed, destroyed, {
    by: "lead",
    kind: "correction-made",
    stated: {
      targetRef: refOf("weighing"),
      fields: { branch: "none", attendees: [] },
      reason: "They had left",
    },
  });
  const { flags, end } = history.state(exhibitFold, powder);
  expect(end?.type).toBe("destroyed");
  expect(flags.map(({ code }) => code)).toEqual(["custody.no-attended-weighing"]);
});

test("an inventory tells what is there, what is not, and what is there though it is gone", () => {
  const { history } = given(...narcotic, { ...returned }, sample);
  const states = ["exhibit", "powder", "sample"].map((name) => history.state(exhibitFold, refOf(name)));
  const found = ["exhibit", "powder"].map((name) => ({ exhibitRef: refOf(name) }));
  expect(inventoryReport({ holderRef: refOf("lead"), found, missing: [] }, states)).toEqual({
    confirmed: [powder],
    missing: [],
    notLookedFor: [refOf("sample")],
    heldByAnother: [],
    thoughGone: [refOf("exhibit")],
  });
});

function answerWithPowder(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...narcotic, ...(row.given ?? [])] }, rules);
}

function late(kind: string, field: string): Act {
  return { by: "lead", kind, stated: { [field]: between("18:00") } };
}

function outside(name: string) {
  return { personRef: refOf(name), capacity: "witness", isOutsideAuthority: true, signature: "signed" };
}

function inside(name: string) {
  return { ...outside(name), isOutsideAuthority: false };
}
