// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, Visitor } from "../cli/scelle-process.ts";
import { lawlessProgram } from "./lawless-program.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
beforeEach(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
  two.found("ministry");
  two.record("inspectorate", "body-registered", "name=Court", "bodyType=court");
}, 180_000);
afterEach(() => visitor.leave());

const compare = (one: string, other: string, ...more: readonly string[]): Ended =>
  visitor.scelle(["transfer", "compare", one, other, "--key", "@inspectorate/register.json", ...more]);
const compareOne = (path: string, ...more: readonly string[]): Ended =>
  visitor.scelle(["transfer", "compare", path, "--key", "@inspectorate/register.json", ...more]);

test("a case that one hand gives to two registers, in two histories, is shown by what the two keep", () => {
  cpSync(visitor.path("inspectorate"), visitor.path("fork"), { recursive: true });
  cpSync(two.keyFolder, visitor.path("fork-keys"), { recursive: true });
  expect(two.send("first.zip.age").code).toBe(0);
  expect(two.send("second.zip.age", "ministry", "fork", "--keys", visitor.path("fork-keys")).code).toBe(0);
  expect(two.receive("first.zip.age", "first.scelle-receipt").code).toBe(0);
  expect(two.receive("second.zip.age", "second.scelle-receipt", "ministry").code).toBe(0);
  two.record("ministry", "body-registered", "name=Court", "bodyType=court");
  two.bundle("ministry", "ministry.zip");

  const found = compare("first.scelle-receipt", "ministry.zip", "--json", "--out", "proof");
  expect(found.code).toBe(1);
  expect(JSON.parse(found.stdout)).toMatchObject({
    ...{ verdict: "two", caseRef: two.caseRef, origin: "inspectorate.example" },
    transfers: [{ receivedBy: "office.example" }, { receivedBy: "ministry.example" }],
  });
  // Each proof stands by itself, for anybody who has the key of the register that gave the case away.
  expect(compare("proof-1.scelle-receipt", "proof-2.scelle-receipt").stdout).toMatch(
    /inspectorate\.example gave case [0-9a-f-]+ away twice, and nothing here shows/,
  );
  const told = visitor.scelle(["--lang", "fr", "verify", "proof-2.scelle-receipt"]);
  expect(told.code).toBe(0);
  expect(compare("proof-1.scelle-receipt", "first.scelle-receipt", "--json")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"verdict":"one"'),
  });
  const stranger = ["transfer", "compare", "first.scelle-receipt", "proof-2.scelle-receipt", "--json"];
  expect(codeOf(visitor.scelle([...stranger, "--key", "@office/register.json"]))).toBe(
    "transfer.other-register",
  );
});

test("a case that was withdrawn after it had been received is held by two, and nobody lied", () => {
  expect(two.send("first.zip.age").code).toBe(0);
  expect(two.receive("first.zip.age", "first.scelle-receipt").code).toBe(0);
  expect(two.withdraw().code).toBe(0);
  expect(
    two.send("second.zip.age", "ministry", "inspectorate", "--receipt", "gift.scelle-receipt").code,
  ).toBe(0);
  two.bundle("inspectorate", "given.zip");
  const found = compare("first.scelle-receipt", "given.zip");
  expect(found).toMatchObject({ code: 1, stderr: "" });
  expect(found.stdout).toMatch(
    /Two registers hold case .* the first received it although it was withdrawn\./,
  );
  // The receipt alone does not show the withdrawal.
  expect(compare("first.scelle-receipt", "gift.scelle-receipt", "--json").stdout).toContain(
    '"verdict":"two"',
  );

  visitor.answer(
    "record",
    "case-opened",
    "--register",
    "inspectorate",
    "--field",
    "number=C-2",
    "--field",
    "title=T",
    "--field",
    "recipients=@office.key.pub",
  );
  const other = [
    "transfer",
    "send",
    "C-2",
    "--register",
    "inspectorate",
    "--to-key",
    "@office/register.json",
  ];
  const words = [
    "--to-body",
    "Office",
    "--recipient",
    "@office.key.pub",
    "--decided-by",
    "H",
    "--reason",
    "R",
  ];
  visitor.answer(...other, ...words, "-o", "other.zip.age", "--receipt", "other.scelle-receipt");
  expect(codeOf(compare("other.scelle-receipt", "gift.scelle-receipt", "--json"))).toBe(
    "transfer.not-comparable",
  );
});

test("a case that one register gave away twice in one log is shown by one bundle of it", () => {
  expect(two.send("first.zip.age").code).toBe(0);
  two.bundle("inspectorate", "once.zip");
  const once = compareOne("once.zip");
  expect(once).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^The file shows one transfer of case/),
  });
  expect(two.receive("first.zip.age", "first.scelle-receipt").code).toBe(0);
  const lawless = lawlessProgram(visitor);
  const second = two.sending("second.zip.age", "ministry", "inspectorate");
  expect(codeOf(visitor.scelle(second))).toBe("transfer.given-away");
  expect(lawless(second)).toMatchObject({ code: 0, stderr: "" });
  two.bundle("inspectorate", "both.zip");

  // The bundle does not hold, for just that reason: it is proof, and not refused as a bundle with a fault.
  const judged = two.judge("both.zip");
  expect(judged.integrity.value).toBe("fails");
  const failed = judged.checks.filter(({ outcome }) => outcome === "failed");
  expect(failed.map(({ code }) => code)).toEqual(["transfer.single"]);
  const found = compareOne("both.zip", "--json", "--out", "proof");
  expect(found.code).toBe(1);
  expect(JSON.parse(found.stdout)).toMatchObject({
    ...{ verdict: "two", caseRef: two.caseRef, origin: "inspectorate.example", files: 1 },
    transfers: [{ toOrigin: "office.example" }, { toOrigin: "ministry.example" }],
  });
  for (const path of ["proof-1.scelle-receipt", "proof-2.scelle-receipt"]) {
    expect(visitor.scelle(["verify", path]).code).toBe(0);
  }
  const withReceipt = compare("both.zip", "first.scelle-receipt", "--json");
  expect(JSON.parse(withReceipt.stdout)).toMatchObject({
    ...{ verdict: "two", files: 2 },
    transfers: [{ receivedBy: "office.example" }, { toOrigin: "ministry.example" }],
  });
  // Any other fault still refuses the bundle.
  visitor.shell('sed \'s/"reason":"Charges"/"reason":"charges"/\' both.zip > changed.zip');
  expect(codeOf(compareOne("changed.zip", "--json", "--out", "none"))).toBe("transfer.bundle-fault");
  expect(existsSync(visitor.path("none-1.scelle-receipt"))).toBe(false);
}, 120_000);
