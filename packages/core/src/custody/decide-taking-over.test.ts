// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  type Act,
  answerTo,
  given,
  openedCase,
  type SpecRow,
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { sealedObject } from "../records/spec/sample-fields.ts";
import { between, refOf, rootOf } from "../records/spec/spec-names.ts";
import { continuityOfControl } from "./continuity.ts";
import { exhibitFold } from "./exhibit-fold.ts";

/** A custodian of the case, let in by the lead and a second person. */
const storekeeper: readonly Act[] = [
  {
    ...{ by: "lead", kind: "member-admitted", version: 2, as: "admission" },
    stated: { personRef: refOf("outsider"), role: "custodian", secondRef: refOf("admin") },
  },
  { by: "admin", kind: "admission-answered", stated: { admissionRef: refOf("admission") } },
];
const takenOver: Act = { by: "lead", kind: "exhibit-taken-over", as: "old" };
const ofOld = { exhibitRef: refOf("old") };
const moment = (at: string) => ({ earliest: at, latest: at, zone: "UTC", basis: "stated" });
const found: Act = {
  by: "member",
  kind: "inventory-taken",
  stated: { found: [{ exhibitRef: refOf("old"), sealCondition: "intact" }], missing: [] },
};

const toStoreroom: Act = {
  ...{ by: "outsider", kind: "custody-offered", as: "handing on" },
  stated: { ...ofOld, receiverRef: refOf("storeroom") },
};
const onPaper: Act = {
  ...{ by: "outsider", kind: "custody-received" },
  stated: { ...ofOld, offerRef: refOf("handing on") },
};

const rows: readonly SpecRow[] = [
  { claim: "a member takes old stock over", when: { ...takenOver, by: "member" }, answer: "accepted" },
  { claim: "a reader does not", when: { ...takenOver, by: "reader" }, answer: "access.reader-only" },
  {
    claim: "its number is one that no exhibit of the case has",
    when: { ...takenOver, stated: { number: "1" } },
    answer: "case.exhibit-number-taken",
  },
  {
    claim: "it was not taken over before it was seized",
    when: { ...takenOver, stated: { seizedAt: between("08:50") } },
    answer: "custody.time-order",
  },
  {
    claim: "nor in the time to come",
    when: { ...takenOver, stated: { takenOverAt: moment("2999-01-01T00:00:00.000Z") } },
    answer: "custody.time-future",
  },
  {
    claim: "whoever took it over hands it on",
    given: [takenOver],
    when: {
      ...{ by: "lead", kind: "custody-offered", version: 2 },
      stated: { ...ofOld, dueBackAt: between("18:00") },
    },
    answer: "accepted",
  },
  {
    claim: "nobody else does",
    given: [takenOver],
    when: { by: "member", kind: "custody-offered", stated: { ...ofOld, receiverRef: refOf("lead") } },
    answer: "custody.not-custodian",
  },
  {
    claim: "the seal that the paper names is not set again",
    given: [takenOver],
    when: { by: "lead", kind: "exhibit-sealed", stated: { ...ofOld, sealNumber: "NEW-1" } },
    answer: "custody.already-sealed",
  },
  {
    claim: "where the paper names no seal, one is set",
    given: [{ ...takenOver, stated: { sealNumber: null } }],
    when: { by: "lead", kind: "exhibit-sealed", stated: { ...ofOld, sealNumber: "NEW-1" } },
    answer: "accepted",
  },
  {
    claim: "its number is not given to a later seal",
    given: [takenOver, { by: "lead", kind: "seal-opened", stated: ofOld }],
    when: { by: "lead", kind: "exhibit-resealed", stated: { ...ofOld, sealNumber: "OLD-112" } },
    answer: "custody.seal-number-used",
  },
  { claim: "an inventory names it", given: [takenOver], when: found, answer: "accepted" },
];

describe("old stock", () => {
  test.each(rows)("$claim", (row) => {
    expect(answerTo({ ...row, given: [...openedCase, ...(row.given ?? [])] })).toBe(row.answer);
  });

  test("the time before it was taken over is a gap, from the seizure that the paper tells", () => {
    const seizedAt = moment("2019-05-06T10:00:00.000Z");
    const register = given(...openedCase, { ...takenOver, stated: { seizedAt } });
    const state = register.history.state(exhibitFold, refOf("old"));
    const line = continuityOfControl(state, "2026-03-02T09:00:00.000Z");
    expect(line?.from).toBe(seizedAt.earliest);
    expect(line?.stretches.map(({ type }) => type)).toEqual(["gap", "held"]);
    expect(line?.stretches[0]).toMatchObject({ offerRef: refOf("old") });
    expect(state.flags).toEqual([]);
  });

  test("what the paper does not tell stays unknown: control begins where it was taken over", () => {
    const register = given(...openedCase, { ...takenOver, stated: { sealNumber: null } });
    const state = register.history.state(exhibitFold, refOf("old"));
    expect(state.control).toHaveLength(1);
    expect(state.seal).toBe("unsealed");
  });
});

/** What a custodian of the case records beside what befalls the exhibits in hand. */
const storeroomRows: readonly SpecRow[] = [
  { claim: "takes old stock over", when: { ...takenOver, by: "outsider" }, answer: "accepted" },
  { claim: "takes an inventory", given: [takenOver], when: { ...found, by: "outsider" }, answer: "accepted" },
  {
    claim: "captures the signed paper of a hand-over",
    when: {
      by: "outsider",
      kind: "document-captured",
      measured: sealedObject("another paper"),
    },
    answer: "accepted",
  },
  {
    claim: "records what a receiver without a key signed on paper",
    given: [{ ...takenOver, by: "outsider" }, toStoreroom],
    when: { ...onPaper, stated: { ...onPaper.stated, receiptObject: rootOf("receipt") } },
    answer: "accepted",
  },
  {
    claim: "receives nothing for another without such a paper",
    given: [{ ...takenOver, by: "outsider" }, toStoreroom],
    when: onPaper,
    answer: "custody.not-receiver",
  },
  { claim: "seizes nothing", when: { by: "outsider", kind: "exhibit-seized" }, answer: "access.reader-only" },
  {
    claim: "alleges nothing",
    when: { by: "outsider", kind: "allegation-made" },
    answer: "access.reader-only",
  },
];

describe("a custodian of the case", () => {
  test.each(storeroomRows)("$claim", (row) => {
    const before = [...safeguarded(openedCase), ...storekeeper, ...(row.given ?? [])];
    expect(answerTo({ ...row, given: before })).toBe(row.answer);
  });
});
