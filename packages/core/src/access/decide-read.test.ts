// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { type Act, given, openedCase, type SpecRegister } from "../records/spec/decision-spec.ts";
import { refOf } from "../records/spec/spec-names.ts";
import { decideRead, decideReadRecord } from "./decide-read.ts";

const person = (name: string) => ({ personRef: refOf(name) });
const caseWitness: Act = {
  by: "lead",
  kind: "person-registered",
  as: "neighbour",
  stated: { caseRef: refOf("case") },
};
const atLab: readonly Act[] = [
  ...openedCase,
  { by: "lead", kind: "custody-offered", as: "offer", stated: { receiverRef: refOf("lab") } },
  { by: "lab", kind: "custody-received" },
];

describe("who may read a record", () => {
  const register = given(...atLab, caseWitness, { by: "outsider", kind: "records-combined", as: "look" });
  test.each([
    ["a member reads an exhibit", "member", "exhibit", true],
    ["an outsider does not", "outsider", "exhibit", false],
    ["an administrator does not", "admin", "exhibit", false],
    ["the receiver reads the offer made to him", "lab", "offer", true],
    ["and not the exhibit", "lab", "exhibit", false],
    ["everybody who signs reads who is registered", "outsider", "lead", true],
    ["a person without a key reads nothing", "storeroom", "lead", false],
    ["a person of one case is known to that case", "member", "neighbour", true],
    ["and to no other", "outsider", "neighbour", false],
    ["one reads what one looked for", "outsider", "look", true],
    ["administrators read who looked over cases", "admin", "look", true],
    ["others do not", "member", "look", false],
  ])("%s", (_, reader, name, isAllowed) => {
    expect("allowed" in readDecision(register, reader, name)).toBe(isAllowed);
  });

  test("a case that there is not answers like one that is closed to the reader", () => {
    const unknown = decideRead(register.history, refOf("no case"), refOf("member"));
    expect(unknown).toEqual({ refused: "access.not-member", facts: { ref: refOf("no case") } });
  });

  test("an implicated person does not read even what is addressed to that person", () => {
    const status: Act = {
      by: "lead",
      kind: "legal-status-recorded",
      stated: { ...person("lab"), status: "charged" },
    };
    expect("allowed" in readDecision(given(...atLab, status), "lab", "offer")).toBe(false);
  });
});

function readDecision(register: SpecRegister, reader: string, name: string) {
  const record = register.history.record(refOf(name));
  if (record === undefined) throw new Error(`no record ${name}`);
  return decideReadRecord(register.history, refOf(reader), record);
}
