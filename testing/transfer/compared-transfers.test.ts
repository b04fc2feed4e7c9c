// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, Visitor } from "../cli/scelle-process.ts";
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
    /inspectorate\.example gave case [0-9a-f-]+ away twice, and neither file shows/,
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
