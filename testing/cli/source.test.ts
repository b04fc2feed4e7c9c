// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Receipt } from "@scelle/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, type SmallRegister, smallRegister, soundSize } from "./small-register.ts";

const at = ["--register", "register"];
const as = (name: string) => ["--identity", `${name}.key`];
const who = "Clerk 12 of the harbour office";
const moment = {
  ...{ earliest: "2026-01-05T10:00:00.000Z", latest: "2026-01-05T10:00:00.000Z" },
  ...{ zone: "Europe/Paris", basis: "stated" },
};
let visitor: Visitor;
let made: SmallRegister;
let reportRef: string;
let protection: Receipt;

function act(kind: string, stated: object, ...more: readonly string[]): Receipt {
  writeFileSync(visitor.path("draft.json"), JSON.stringify(stated));
  const { code, stdout, stderr } = visitor.scelle(["record", kind, ...at, ...more, "--json", "draft.json"]);
  expect({ kind, code, stderr }).toEqual({ kind, code: 0, stderr: "" });
  return JSON.parse(stdout) as Receipt;
}

beforeAll(() => {
  visitor = new Visitor();
  made = smallRegister(visitor);
  for (const name of ["ombudsman", "judge", "inspector", "keeper"]) {
    const { publicKey } = visitor.answer<{ publicKey: string }>("person", "key", ...as(name));
    act("person-registered", { name, publicKey });
    visitor.answer("person", "key", "--evidence", "--identity", `${name}.evidence`);
  }
  const { caseRef } = made;
  const admission = {
    caseRef,
    personRef: "inspector",
    role: "member",
    secondRef: "judge",
    reason: "Inquiry",
  };
  const { recordRef: admissionRef } = act("member-admitted", admission);
  act("admission-answered", { caseRef, admissionRef, answer: "confirmed" }, ...as("judge"));
  const report = { caseRef, channel: "protected-report", receivedAt: moment, summary: "Seizures shrink" };
  ({ recordRef: reportRef } = act("referral-received", report, ...as("inspector")));
  const keepers = ["--custodian", "ombudsman", "--second", "judge"];
  const keys = ["--custodian-key", "@ombudsman.evidence.pub", "--second-key", "@judge.evidence.pub"];
  writeFileSync(visitor.path("who.txt"), `${who}\n`);
  const from = ["--from", "who.txt"];
  const words = ["source", "protect", reportRef, ...at, ...as("inspector"), ...keepers, ...keys, ...from];
  protection = visitor.answer<Receipt>(...words);
}, 120_000);
afterAll(() => visitor.leave());

const list = (kind: string, name: string) =>
  visitor.answer<{ records: { recordRef: string }[] }>(
    ...["list", kind, ...at, ...as(name), "--reason", "Mine"],
  ).records;

test("nobody but its keepers and whoever received the report learns that an identity is kept", () => {
  const { recordRef } = protection;
  const lead = ["--reason", "Curious", ...at];
  expect(visitor.answer<{ records: [] }>("list", "source-protected", ...lead).records).toEqual([]);
  expect(visitor.answer<{ records: [] }>("search", "harbour", ...lead).records).toEqual([]);
  expectRefusal(visitor.scelle(["show", recordRef, ...lead]), 77, /case|may/i);
  expect(list("source-protected", "keeper")).toEqual([]);
  for (const name of ["ombudsman", "judge", "inspector"])
    expect(list("source-protected", name).map((record) => record.recordRef)).toEqual([recordRef]);
});

test("told by a decision of two, and by neither of them alone", () => {
  const { recordRef } = protection;
  const why = [
    "--ground",
    "court-order",
    "--reason",
    "Hearing",
    "--to",
    "Judge 9",
    "--reference",
    "Order 14",
  ];
  const propose = (name: string) => ["source", "propose", recordRef, ...at, ...as(name), ...why];
  expectRefusal(visitor.scelle(propose("judge")), 77, /custodian/);
  const proposal = visitor.answer<Receipt>(...propose("ombudsman"));
  const answer = (name: string, ...how: readonly string[]) => {
    return [
      "source",
      "answer",
      proposal.recordRef,
      ...at,
      ...as(name),
      "--reason",
      "The order stands",
      ...how,
    ];
  };
  expectRefusal(visitor.scelle(answer("judge")), 64, /--key FILE or --decline/);
  expectRefusal(visitor.scelle(answer("judge", "--key", "ombudsman.evidence")), 65, /opens this seal/);
  expectRefusal(visitor.scelle(answer("inspector", "--decline")), 65, /Nothing here is called/);
  const decision = visitor.answer<Receipt>(...answer("judge", "--key", "judge.evidence"));
  const open = (name: string, out: string) => {
    const how = ["--key", `${name}.evidence`, "--out", out, "--reason", "Order 14"];
    return ["source", "open", decision.recordRef, ...at, ...as(name), ...how];
  };
  expectRefusal(visitor.scelle(open("judge", "none.txt")), 65, /opens this seal/);
  visitor.answer(...open("ombudsman", "told.txt"));
  expect(readFileSync(visitor.path("told.txt"), "utf8")).toBe(`${who}\n`);
  expect(statSync(visitor.path("told.txt")).mode & 0o777).toBe(0o600);
  expectRefusal(visitor.scelle(open("ombudsman", "told.txt")), 73, /already/);
  expectRefusal(visitor.scelle(answer("judge", "--decline")), 77, /waits for your answer/);
});

test("declined, there is nothing to open", () => {
  const why = ["--ground", "legal-duty", "--reason", "Asked again", "--to", "Judge 9"];
  const proposing = ["source", "propose", protection.recordRef, ...at, ...as("ombudsman"), ...why];
  const { recordRef } = visitor.answer<Receipt>(...proposing);
  const declining = [
    "source",
    "answer",
    recordRef,
    ...at,
    ...as("judge"),
    "--decline",
    "--reason",
    "No order",
  ];
  const decision = visitor.answer<Receipt>(...declining);
  const how = ["--key", "ombudsman.evidence", "--out", "no.txt", "--reason", "Try"];
  const opening = ["source", "open", decision.recordRef, ...at, ...as("ombudsman"), ...how];
  expectRefusal(visitor.scelle(opening), 77, /waits for your answer/);
});

test("no file of the register holds it readable, and all of it verifies", () => {
  const folder = visitor.path("register");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    expect(readFileSync(join(entry.parentPath, entry.name)).includes(who), entry.name).toBe(false);
  }
  soundSize(visitor);
});

test("too long a text is refused before anything is recorded", () => {
  writeFileSync(visitor.path("long.txt"), "x".repeat(2_047));
  const keepers = ["--custodian", "ombudsman", "--second", "judge", "--from", "long.txt"];
  const keys = ["--custodian-key", "@ombudsman.evidence.pub", "--second-key", "@judge.evidence.pub"];
  const words = ["source", "protect", reportRef, ...at, ...as("inspector"), ...keepers, ...keys];
  expectRefusal(visitor.scelle(words), 65, /2046 bytes/);
});
