// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { caseFold } from "../access/case-fold.ts";
import { kindOf } from "../records/catalogue.ts";
import {
  type Act,
  answerTo,
  forgetting,
  founding,
  given,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { refOf, specOrigin } from "../records/spec/spec-names.ts";

const body: Act = { by: "admin", kind: "body-registered", as: "body" };
const transfer: Act = { by: "lead", kind: "case-transferred", as: "transfer" };
const acknowledgement: Act = { by: "lead", kind: "transfer-acknowledged" };
const withdrawal: Act = { by: "lead", kind: "transfer-withdrawn" };
const open = [...openedCase, body];
const gone = [...open, transfer];
const reception: Act = { by: "lead", kind: "case-received", as: "received" };
const handedOver: Act = { by: "lead", kind: "exhibit-transferred" };
const takenOver = (as: string, more: Act["stated"] = {}): Act => {
  const stated = { caseRef: refOf("received"), number: as, sourceExhibitRef: refOf("exhibit there") };
  const proof = { sourceReceipt: "scelle/receipt/v1\n" };
  return { by: "lead", kind: "exhibit-taken-over", version: 2, as, stated: { ...stated, ...proof, ...more } };
};
const order: Act = { by: "lead", kind: "authorisation-issued", as: "authorisation" };
const seal: Act = { by: "lead", kind: "exhibit-sealed" };
const final = [...open, order, seal, transfer, acknowledgement];
const returned: Act = { by: "lead", kind: "exhibit-returned" };
const later: Act = { ...reception, as: "again", stated: { headIndex: 42 } };
const replacement: Act = {
  ...{ by: "admin", kind: "lead-replaced", as: "replacement" },
  stated: { caseRef: refOf("received") },
};
const confirmation: Act = {
  ...{ by: "lab", kind: "admission-answered" },
  stated: { caseRef: refOf("received"), admissionRef: refOf("replacement"), answer: "confirmed" },
};
const look: Act = {
  ...{ by: "reader", kind: "record-consulted", version: 2 },
  stated: { query: { op: "list", kind: "exhibit-seized" } },
};

const rows: readonly SpecRow[] = [
  { claim: "the lead gives a case away", given: open, when: transfer, answer: "accepted" },
  { claim: "a member does not", given: open, when: { ...transfer, by: "member" }, answer: "access.not-lead" },
  {
    claim: "nor a reader",
    given: open,
    when: { ...transfer, by: "reader" },
    answer: "access.reader-only",
  },
  {
    claim: "nor whoever is not in it",
    given: open,
    when: { ...transfer, by: "outsider" },
    answer: "access.not-member",
  },
  {
    claim: "to the register that it is in it does not go",
    given: open,
    when: { ...transfer, stated: { toOrigin: specOrigin } },
    answer: "transfer.to-itself",
  },
  {
    claim: "a closed case goes too",
    given: [...open, { by: "lead", kind: "case-closed" }],
    when: transfer,
    answer: "accepted",
  },
  {
    claim: "afterwards nothing is collected",
    given: gone,
    when: { by: "member", kind: "referral-received" },
    answer: "transfer.given-away",
  },
  {
    claim: "nor by who holds an exhibit and is not in the case",
    given: gone,
    when: { by: "lead", kind: "exhibit-examined" },
    answer: "transfer.given-away",
  },
  {
    claim: "nor put right",
    given: gone,
    when: {
      ...{ by: "lead", kind: "correction-made" },
      stated: { targetRef: refOf("exhibit"), fields: { description: "Telephone" } },
    },
    answer: "transfer.given-away",
  },
  { claim: "nor given away a second time", given: gone, when: transfer, answer: "transfer.given-away" },
  { claim: "looks go on", given: gone, when: look, answer: "accepted" },
  {
    claim: "exports go on",
    given: gone,
    when: {
      ...{ by: "lead", kind: "record-disclosed", version: 2 },
      stated: { recordRefs: [refOf("exhibit")], recipientBodyRef: refOf("body") },
    },
    answer: "accepted",
  },
  {
    claim: "a thing that is still here is handed on",
    given: gone,
    when: { by: "lead", kind: "custody-offered" },
    answer: "accepted",
  },
  ...["exhibit-moved", "seal-found-broken", "inventory-taken", "exhibit-returned", "exhibit-destroyed"].map(
    (kind): SpecRow => ({
      claim: `and looked after until somebody has it: ${kind}`,
      given: final,
      when: { by: "lead", kind },
      answer: "accepted",
    }),
  ),
  {
    claim: "no longer than it is here",
    given: [...final, returned],
    when: { by: "lead", kind: "exhibit-moved" },
    answer: "custody.ended",
  },
  {
    claim: "nor looked after once the other register took it over",
    given: [...final, handedOver],
    when: { by: "lead", kind: "seal-found-broken" },
    answer: "custody.ended",
  },
  {
    claim: "an order to destroy it is the other register’s to record",
    given: gone,
    when: order,
    answer: "transfer.given-away",
  },
  {
    claim: "what the other register took over is held by nobody here",
    given: gone,
    when: handedOver,
    answer: "accepted",
  },
  {
    claim: "and is handed on no more",
    given: [...gone, handedOver],
    when: { by: "lead", kind: "custody-offered" },
    answer: "custody.ended",
  },
  {
    claim: "nor while it is on its way to somebody here",
    given: [...gone, { by: "lead", kind: "custody-offered" }],
    when: handedOver,
    answer: "custody.offer-pending",
  },
  {
    claim: "of a case that was given to nobody no other register takes a thing over",
    given: open,
    when: handedOver,
    answer: "transfer.not-given",
  },
  {
    claim: "the lead brings the other’s answer in",
    given: gone,
    when: acknowledgement,
    answer: "accepted",
  },
  {
    claim: "no member does",
    given: gone,
    when: { ...acknowledgement, by: "member" },
    answer: "access.not-lead",
  },
  {
    claim: "an answer to another transfer is none",
    given: gone,
    when: { ...acknowledgement, stated: { transferRef: refOf("exhibit") } },
    answer: "transfer.not-pending",
  },
  {
    claim: "of a case that nobody gave away nothing is acknowledged",
    given: open,
    when: { ...acknowledgement, stated: { transferRef: refOf("exhibit") } },
    answer: "transfer.not-pending",
  },
  { claim: "what waits for an answer is withdrawn", given: gone, when: withdrawal, answer: "accepted" },
  {
    claim: "what was acknowledged is not",
    given: [...gone, acknowledgement],
    when: withdrawal,
    answer: "transfer.not-pending",
  },
  {
    claim: "nor acknowledged twice",
    given: [...gone, acknowledgement],
    when: acknowledgement,
    answer: "transfer.not-pending",
  },
  {
    claim: "after an acknowledgement nothing is collected either",
    given: [...gone, acknowledgement],
    when: { by: "member", kind: "referral-received" },
    answer: "transfer.given-away",
  },
  {
    claim: "once it is withdrawn the case takes acts in again",
    given: [...gone, withdrawal],
    when: { by: "member", kind: "referral-received" },
    answer: "accepted",
  },
  {
    claim: "and is given away again",
    given: [...gone, withdrawal],
    when: { ...transfer, as: "second" },
    answer: "accepted",
  },
  { claim: "whoever signs receives a case", given: founding, when: reception, answer: "accepted" },
  {
    claim: "with somebody who can open its evidence",
    given: founding,
    when: { ...reception, stated: { recipients: [] } },
    answer: "case.no-recipient",
  },
  {
    claim: "from its own register none comes",
    given: founding,
    when: { ...reception, stated: { sourceOrigin: specOrigin } },
    answer: "transfer.to-itself",
  },
  {
    claim: "a second time it does not come",
    given: [...founding, reception],
    when: { ...reception, as: "again" },
    answer: "transfer.already-received",
  },
  {
    claim: "by a later transfer it does, the one before having been withdrawn",
    given: [...founding, reception],
    when: later,
    answer: "accepted",
  },
  {
    claim: "and that one is received once too",
    given: [...founding, reception, later],
    when: { ...later, as: "third" },
    answer: "transfer.already-received",
  },
  {
    claim: "an earlier transfer is not received after it",
    given: [...founding, reception, later],
    when: { ...reception, as: "third" },
    answer: "transfer.already-received",
  },
  {
    claim: "what was received by the withdrawn transfer goes on as a case of its own",
    given: [...founding, reception, later],
    when: { by: "lead", kind: "referral-received", stated: { caseRef: refOf("received") } },
    answer: "accepted",
  },
  {
    claim: "and a thing of it is taken over into the later one",
    given: [...founding, reception, takenOver("taken"), later],
    when: takenOver("again there", { caseRef: refOf("again") }),
    answer: "accepted",
  },
  {
    claim: "an administrator gives a received case to another lead",
    given: [...founding, reception],
    when: replacement,
    answer: "accepted",
  },
  {
    claim: "who conducts it when the second person has confirmed it",
    given: [...founding, reception, replacement, confirmation],
    when: { by: "outsider", kind: "referral-received", stated: { caseRef: refOf("received") } },
    answer: "accepted",
  },
  {
    claim: "and whoever received it is out of it",
    given: [...founding, reception, replacement],
    when: { by: "lead", kind: "referral-received", stated: { caseRef: refOf("received") } },
    answer: "access.not-member",
  },
  {
    claim: "another case of that register does",
    given: [...founding, reception],
    when: { ...reception, as: "again", stated: { sourceCaseRef: refOf("other") } },
    answer: "accepted",
  },
  {
    claim: "a thing of a received case is taken over with its proof",
    given: [...founding, reception],
    when: takenOver("taken"),
    answer: "accepted",
  },
  {
    claim: "without its proof it is not",
    given: [...founding, reception],
    when: takenOver("taken", { sourceReceipt: null }),
    answer: "transfer.not-proved",
  },
  {
    claim: "and once only, whatever number it gets",
    given: [...founding, reception, takenOver("taken")],
    when: takenOver("again"),
    answer: "transfer.exhibit-taken-over",
  },
  {
    claim: "whoever took it over hands it on",
    given: [...founding, reception, takenOver("taken")],
    when: {
      ...{ by: "lead", kind: "custody-offered" },
      stated: { exhibitRef: refOf("taken"), receiverRef: refOf("lab") },
    },
    answer: "accepted",
  },
  {
    claim: "into a case that was opened here nothing comes from another register",
    given: openedCase,
    when: takenOver("taken", { caseRef: refOf("case") }),
    answer: "transfer.not-received",
  },
  {
    claim: "its author leads it here",
    given: [...founding, reception],
    when: { by: "lead", kind: "referral-received", stated: { caseRef: refOf("received") } },
    answer: "accepted",
  },
];

describe("a case between two registers", () => {
  test.each(rows)("$claim", (row) => {
    expect(answerTo(row)).toBe(row.answer);
  });

  test("rules that forget one of these refusals are found by this page", () => {
    for (const code of [
      "transfer.given-away",
      "transfer.not-pending",
      "transfer.to-itself",
      "transfer.already-received",
      "transfer.not-given",
      "transfer.not-received",
      "transfer.exhibit-taken-over",
    ]) {
      const found = rows.filter((row) => answerTo(row, forgetting(code)) !== row.answer);
      expect(found.length, code).toBeGreaterThan(0);
    }
  });

  test("a case says where it went and since when", () => {
    const state = (...acts: Act[]) => given(...acts).history.state(caseFold, refOf("case")).transfer?.state;
    expect(state(...open)).toBeUndefined();
    expect(state(...gone)).toBe("given");
    expect(state(...gone, acknowledgement)).toBe("acknowledged");
    expect(state(...gone, withdrawal)).toBe("withdrawn");
  });

  test("both kinds that a case begins with found one", () => {
    for (const kind of ["case-opened", "case-received"]) expect(kindOf(kind, 1).founds).toBe("case");
  });
});
