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
import { between, refOf, rootOf } from "../records/spec/spec-names.ts";
import { exhibitFold } from "./exhibit-fold.ts";

const sealed: Act = { by: "lead", kind: "exhibit-sealed" };
const provisional: Act = { ...sealed, stated: { sealType: "provisional", sealNumber: "P-1" } };
const openSeal: Act = { ...sealed, stated: { sealType: "open" } };
const opened: Act = { by: "lead", kind: "seal-opened" };
const broken: Act = { by: "lead", kind: "seal-found-broken" };
const resealed: Act = { by: "lead", kind: "exhibit-resealed" };
const image: Act = { by: "lead", kind: "image-acquired" };
const body: Act = { by: "admin", kind: "body-registered", as: "body" };
const atLab: Act = { by: "lead", kind: "image-registered", as: "at the lab" };
const atLabChecked: Act = {
  by: "register",
  kind: "fixity-checked",
  version: 2,
  stated: { objectRoot: null, imageRef: refOf("at the lab") },
};
const offered: Act = { by: "lead", kind: "custody-offered", as: "offer" };
const received: Act = { by: "member", kind: "custody-received" };
const refused: Act = { by: "member", kind: "custody-refused" };
const toStoreroom: Act = { ...offered, stated: { receiverRef: refOf("storeroom") } };
const toLab: Act = { ...offered, stated: { receiverRef: refOf("lab") } };
const receipt = { receiptObject: rootOf("receipt") };
const atMember = [sealed, offered, received];
const atStoreroom: Act[] = [toStoreroom, { by: "lead", kind: "custody-received", stated: receipt }];

const sealRows: readonly SpecRow[] = [
  { claim: "the custodian seals", when: sealed, answer: "accepted" },
  { claim: "nobody else seals", when: { ...sealed, by: "member" }, answer: "custody.not-custodian" },
  {
    claim: "a provisional seal is followed by a definitive one",
    given: [provisional],
    when: sealed,
    answer: "accepted",
  },
  {
    claim: "a provisional seal is not followed by another",
    given: [provisional],
    when: { ...provisional, stated: { sealType: "provisional", sealNumber: "P-2" } },
    answer: "custody.already-sealed",
  },
  {
    claim: "what is under seal is not sealed again",
    given: [sealed],
    when: { ...sealed, stated: { sealNumber: "A-7" } },
    answer: "custody.already-sealed",
  },
  {
    claim: "what was opened is resealed, not sealed as if for the first time",
    given: [sealed, opened],
    when: { ...sealed, stated: { sealNumber: "A-7", sealedAt: between("12:00") } },
    answer: "custody.reseal-instead",
  },
  { claim: "only what is under seal is opened", when: opened, answer: "custody.not-sealed" },
  {
    claim: "an opened seal is not opened again",
    given: [sealed, opened],
    when: opened,
    answer: "custody.not-sealed",
  },
  {
    claim: "only the custodian opens",
    given: [sealed],
    when: { ...opened, by: "member" },
    answer: "custody.not-custodian",
  },
  {
    claim: "a broken seal is noticed once",
    given: [sealed, broken],
    when: broken,
    answer: "custody.not-sealed",
  },
  {
    claim: "somebody who has never held it finds no broken seal",
    given: [sealed],
    when: { ...broken, by: "member" },
    answer: "custody.not-custodian",
  },
  {
    claim: "the receiver who is being handed it may find the seal broken",
    given: [sealed, offered],
    when: { ...broken, by: "member" },
    answer: "accepted",
  },
  { claim: "an opened exhibit is resealed", given: [sealed, opened], when: resealed, answer: "accepted" },
  { claim: "a broken seal is replaced", given: [sealed, broken], when: resealed, answer: "accepted" },
  {
    claim: "what was not opened is not resealed",
    given: [sealed],
    when: resealed,
    answer: "custody.not-opened",
  },
  { claim: "what was never sealed is not resealed", when: resealed, answer: "custody.not-opened" },
  {
    claim: "a new seal does not bear an old number",
    given: [sealed, opened],
    when: { ...resealed, stated: { sealNumber: "A-1" } },
    answer: "custody.seal-number-used",
  },
];

const transferRows: readonly SpecRow[] = [
  { claim: "the custodian offers", when: offered, answer: "accepted" },
  { claim: "nobody else offers", when: { ...offered, by: "member" }, answer: "custody.not-custodian" },
  {
    claim: "a custodian who can sign is not replaced by a receipt",
    when: { ...offered, by: "member", stated: { ...receipt, receiverRef: refOf("lab") } },
    answer: "custody.not-custodian",
  },
  {
    claim: "a second offer waits for the first",
    given: [offered],
    when: { ...toLab, as: "offer 2" },
    answer: "custody.offer-pending",
  },
  {
    claim: "nobody offers to oneself",
    when: { ...offered, stated: { receiverRef: refOf("lead") } },
    answer: "custody.to-self",
  },
  { claim: "the offered receiver acknowledges", given: [offered], when: received, answer: "accepted" },
  {
    claim: "nobody acknowledges for a receiver who can sign",
    given: [offered],
    when: { ...received, by: "lead" },
    answer: "custody.not-receiver",
  },
  {
    claim: "a receipt does not replace the signature of a receiver who can sign",
    given: [offered],
    when: { ...received, by: "lead", stated: receipt },
    answer: "custody.not-receiver",
  },
  {
    claim: "a signed receipt acknowledges for a receiver without a key",
    given: [toStoreroom],
    when: { by: "lead", kind: "custody-received", stated: receipt },
    answer: "accepted",
  },
  {
    claim: "a receiver without a key is not taken at another's word",
    given: [toStoreroom],
    when: { by: "lead", kind: "custody-received" },
    answer: "custody.not-receiver",
  },
  {
    claim: "a receipt that the case has not captured proves nothing",
    given: [toStoreroom],
    when: { by: "lead", kind: "custody-received", stated: { receiptObject: rootOf("other") } },
    answer: "reference.unknown",
  },
  {
    claim: "a receiver outside the case acknowledges what was offered",
    given: [toLab],
    when: { ...received, by: "lab" },
    answer: "accepted",
  },
  { claim: "nothing is received that was not offered", when: received, answer: "reference.unknown" },
  {
    claim: "an offer is answered once",
    given: [offered, received],
    when: received,
    answer: "custody.no-offer",
  },
  { claim: "the receiver refuses", given: [offered], when: refused, answer: "accepted" },
  {
    claim: "the custodian withdraws",
    given: [offered],
    when: { ...refused, by: "lead" },
    answer: "accepted",
  },
  {
    claim: "a third person answers nothing",
    given: [{ ...toLab }],
    when: { ...refused, by: "member" },
    answer: "custody.not-receiver",
  },
  {
    claim: "after the transfer the receiver is custodian",
    given: atMember,
    when: { ...opened, by: "member", stated: { openedAt: between("14:00") } },
    answer: "accepted",
  },
  {
    claim: "after the transfer the giver is not",
    given: atMember,
    when: { ...opened, stated: { openedAt: between("14:00") } },
    answer: "custody.not-custodian",
  },
  {
    claim: "a holder without a key hands over by a signed receipt",
    given: atStoreroom,
    when: { ...offered, as: "offer 2", by: "member", stated: { ...receipt, receiverRef: refOf("member") } },
    answer: "accepted",
  },
  {
    claim: "without it nobody takes the exhibit from such a holder",
    given: atStoreroom,
    when: { ...offered, as: "offer 2", by: "member" },
    answer: "custody.not-custodian",
  },
];

const otherRows: readonly SpecRow[] = [
  { claim: "an image is made of what is not yet sealed", when: image, answer: "accepted" },
  { claim: "an image is made under an open seal", given: [openSeal], when: image, answer: "accepted" },
  {
    claim: "nothing is read through a closed seal",
    given: [sealed],
    when: image,
    answer: "custody.under-seal",
  },
  { claim: "nor through a provisional one", given: [provisional], when: image, answer: "custody.under-seal" },
  { claim: "an image is made after the opening", given: [sealed, opened], when: image, answer: "accepted" },
  { claim: "only the custodian makes it", when: { ...image, by: "member" }, answer: "custody.not-custodian" },
  {
    claim: "a member opens an image of the exhibit",
    given: [image],
    when: { by: "member", kind: "working-copy-made" },
    answer: "accepted",
  },
  {
    claim: "an object of something else is not opened as this exhibit's",
    when: { by: "member", kind: "working-copy-made" },
    answer: "custody.unknown-object",
  },
  {
    claim: "the fixity of a known image is checked",
    given: [image],
    when: { by: "register", kind: "fixity-checked" },
    answer: "accepted",
  },
  {
    claim: "the fixity of an unknown object is not",
    when: { by: "register", kind: "fixity-checked" },
    answer: "custody.unknown-object",
  },
  {
    claim: "the register says of an image kept elsewhere whether it is still the same",
    given: [body, atLab],
    when: atLabChecked,
    answer: "accepted",
  },
  {
    claim: "nobody else says so",
    given: [body, atLab],
    when: { ...atLabChecked, by: "lead" },
    answer: "author.register-only",
  },
  {
    claim: "a check names an image that was registered, not any record",
    given: [body, atLab],
    when: { ...atLabChecked, stated: { objectRoot: null, imageRef: refOf("exhibit") } },
    answer: "custody.unknown-object",
  },
  {
    claim: "a check is of one thing",
    given: [body, atLab, image],
    when: { ...atLabChecked, stated: { imageRef: refOf("at the lab") } },
    answer: "custody.unknown-object",
  },
  {
    claim: "a check names what it is of",
    when: { ...atLabChecked, stated: { objectRoot: null } },
    answer: "custody.unknown-object",
  },
  {
    claim: "an act does not lie in the future",
    when: { ...sealed, stated: { sealedAt: between("20:01") } },
    answer: "custody.time-future",
  },
  {
    claim: "no seal is older than the seizure",
    when: { ...sealed, stated: { sealedAt: between("08:09") } },
    answer: "custody.time-order",
  },
  {
    claim: "an uncertain time that may be later is taken",
    when: { ...sealed, stated: { sealedAt: between("08:00", "08:20") } },
    answer: "accepted",
  },
  {
    claim: "nothing is received before it was handed over",
    given: [{ ...offered, stated: { handedOverAt: between("14:00") } }],
    when: received,
    answer: "custody.time-order",
  },
];

const documentRows: readonly SpecRow[] = [
  {
    claim: "a document is opened as one of its case",
    when: { by: "member", kind: "working-copy-made", stated: documentCopy("receipt") },
    answer: "accepted",
  },
  {
    claim: "what the case has not captured is not opened as its document",
    when: { by: "member", kind: "working-copy-made", stated: documentCopy("other") },
    answer: "custody.unknown-object",
  },
  {
    claim: "an opening says of what",
    when: { by: "member", kind: "working-copy-made", stated: { exhibitRef: null } },
    answer: "custody.no-subject",
  },
];

const tables: readonly [string, readonly SpecRow[]][] = [
  ["seals", sealRows],
  ["transfers", transferRows],
  ["images and times", otherRows],
  ["documents", documentRows],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerInCase(row)).toBe(row.answer);
  });
});

describe("a rule that is forgotten is found by name", () => {
  test.each([
    ["custody.not-receiver", "nobody acknowledges for a receiver who can sign"],
    ["custody.not-custodian", "nobody else seals"],
    ["custody.under-seal", "nothing is read through a closed seal"],
    ["custody.time-order", "nothing is received before it was handed over"],
  ])("%s", (forgotten, claim) => {
    const rows = tables.flatMap(([, table]) => table);
    const wrong = rows.filter((row) => answerInCase(row, forgetting(forgotten)) !== row.answer);
    expect(wrong.map((row) => row.claim)).toContain(claim);
    expect(new Set(wrong.map((row) => row.answer))).toEqual(new Set([forgotten]));
  });
});

test("accepted acts leave no flag", () => {
  const register = given(...openedCase, provisional, sealed, offered, received);
  expect(register.history.state(exhibitFold, refOf("exhibit")).flags).toEqual([]);
});

function answerInCase(row: SpecRow, rules?: ReturnType<typeof forgetting>): string {
  return answerTo({ ...row, given: [...openedCase, ...(row.given ?? [])] }, rules);
}

function documentCopy(name: string): JsonObject {
  return { exhibitRef: null, caseRef: refOf("case"), objectRoot: rootOf(name) };
}
