// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { expectRefusal } from "../cli/small-register.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
let correctionRef: string;
beforeAll(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
  two.found("ministry");
  two.record("inspectorate", "person-registered", "name=Officer");
  const corrected = ["targetRef=C-1", 'fields={"title":"Inquiry"}', "reason=It named a person"];
  correctionRef = two.record("inspectorate", "correction-made", ...corrected).recordRef;
  expect(two.send("first.zip.age").code).toBe(0);
}, 120_000);
afterAll(() => visitor.leave());

const receiving = (file: string, folder: string, receipt: string) => [
  ...["transfer", "receive", file, "--register", folder, "--key", "@inspectorate/register.json"],
  ...["--decrypt-with", "office.key", "--recipient", "@office.key.pub", "--receipt", receipt],
];

test("nothing of the plain case stays where a signal ends the receiving", async () => {
  mkdirSync(visitor.path("opened"));
  // What it reads after the file is open has no writer: it waits there until the signal.
  visitor.shell("mkfifo anchor");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const words = [...receiving("first.zip.age", "office", "r"), "--anchor", "anchor"];
    const child = visitor.start(words, { env: { TMPDIR: visitor.path("opened") } });
    const gone = new Promise((resolve) => child.once("exit", (_code, by) => resolve(by)));
    const lies = () => readdirSync(visitor.path("opened"), { recursive: true }).map(String);
    while (child.exitCode === null && !lies().some((path) => path.endsWith("case.zip"))) await pause(5);
    expect(child.exitCode).toBeNull();
    child.kill(signal);
    expect(await gone).toBe(signal);
    expect(lies()).toEqual([]);
  }
}, 60_000);

test("a folder in the place of the file is told as such", () => {
  mkdirSync(visitor.path("folder"));
  expectRefusal(visitor.scelle(receiving("folder", "office", "r")), 66, /folder.*EISDIR/);
  const taking = ["--case", "C-1", "--exhibit", "C-1/1", "--place", "Safe", "--receipt", "r"];
  const from = ["--register", "office", "--key", "@inspectorate/register.json"];
  expectRefusal(visitor.scelle(["transfer", "take", "folder", ...from, ...taking]), 66, /folder.*EISDIR/);
});

test("a case comes with the title that it was corrected to", () => {
  expect(two.receive("first.zip.age", "first.scelle-receipt").code).toBe(0);
  expect(titleIn("office")).toBe("Inquiry");
});

test("where that correction is held back, number and title are asked for, and what is unchecked is told", () => {
  expect(two.withdraw().code).toBe(0);
  const list = ["list", "transfer-withdrawn", "--register", "inspectorate", "--case", "C-1"];
  const found = visitor.answer<{ records: { recordRef: string }[] }>(...list, "--reason", "Look");
  const held = [correctionRef, ...found.records.map(({ recordRef }) => recordRef)];
  const refusal = two.record(
    "inspectorate",
    "access-refused",
    ...["caseRef=C-1", "personRef=Officer", "decidedAt=now", `recordRefs=${JSON.stringify(held)}`],
    ...["standing=court", "ground=privilege", "reason=R", "decidedBy=Judge"],
    ...["remedy=judge", "remedyBody=Chamber", "remedyUntil=2099-01-01 10:00"],
  );
  const second = two.send("second.zip.age", "ministry", "inspectorate", "--refusal", refusal.recordRef);
  expect(second.code).toBe(0);
  expect(codeOf(two.receive("second.zip.age", "second.scelle-receipt", "ministry"))).toBe(
    "transfer.correction-held",
  );
  const half = ["--title", "Inquiry of the ministry"];
  expect(codeOf(two.receive("second.zip.age", "second.scelle-receipt", "ministry", ...half))).toBe(
    "transfer.correction-held",
  );
  const words = [...receiving("second.zip.age", "ministry", "second.scelle-receipt"), "--number", "C-1"];
  const received = visitor.scelle(["--lang", "fr", ...words, ...half]);
  expect({ code: received.code, stderr: received.stderr }).toEqual({ code: 0, stderr: "" });
  expect(received.stdout).toMatch(
    /^Non vérifié : Les entrées \d+ et \d+ transmettent toutes deux l’affaire/m,
  );
  expect(received.stdout).toMatch(/^Non vérifié : L’entrée \d+ \(access-refused\) poursuit l’affaire/m);
  expect(titleIn("ministry")).toBe("Inquiry of the ministry");
  const status = ["transfer", "status", "C-1", "--register", "inspectorate", "--reason", "Look"];
  expect(visitor.scelle(["--lang", "fr", ...status]).stdout).toContain("réception non encore accusée");
});

function titleIn(folder: string): unknown {
  const shown = ["show", "C-1", "--register", folder, "--reason", "Look"];
  const { records } = visitor.answer<{ records: { stated: Record<string, unknown> }[] }>(...shown);
  return records[0]?.stated["title"];
}
