// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, soundSize } from "../cli/small-register.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
beforeAll(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
}, 120_000);
afterAll(() => visitor.leave());

const referral = ["caseRef=C-1", "channel=hierarchy", "receivedAt=2026-01-06 10:00", "summary=A call"];
const answerOf = ({ code, stdout, stderr }: Ended) => {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as Record<string, never>;
};

describe("a case that an inspectorate gives to a prosecutor’s office", () => {
  test("goes, and takes in nothing more where it was", () => {
    expect(answerOf(two.send("case.zip.age"))).toMatchObject({ toOrigin: "office.example" });
    expect(two.status("inspectorate").transfer).toMatchObject({ state: "given", toOrigin: "office.example" });
    expectRefusal(
      two.tries("inspectorate", "referral-received", ...referral),
      77,
      /was given to the register office/,
    );
    // Looks and exports go on.
    visitor.answer("show", "C-1/1", "--register", "inspectorate", "--reason", "Look");
  });

  test("is received once, as the chain that goes on from the entry that gave it", () => {
    const received = answerOf(two.receive("case.zip.age", "received.scelle-receipt"));
    expect(received).toMatchObject({ sourceOrigin: "inspectorate.example", sourceCaseRef: two.caseRef });
    expect(two.status("office").received).toMatchObject({ sourceOrigin: "inspectorate.example" });
    expect(codeOf(two.receive("case.zip.age", "again"))).toBe("transfer.already-received");
  });

  test("is acknowledged by that receipt, and can no longer be withdrawn", () => {
    answerOf(two.acknowledge("received.scelle-receipt"));
    expect(two.status("inspectorate").transfer).toMatchObject({ state: "acknowledged" });
    expect(codeOf(two.withdraw())).toBe("transfer.not-pending");
  });

  test("goes on there, and its bundle says in plain words what it continues", () => {
    two.record("office", "body-registered", "name=Court", "bodyType=court");
    two.record("office", "referral-received", ...referral);
    two.bundle("office", "office.zip");
    const key = [
      "--key",
      readFileSync(visitor.path("office/register.json"), "utf8").match(/office\.example\+[^"]+/)?.[0] ?? "",
    ];
    const judged = two.judge("office.zip", ...key);
    expect(judged.integrity.value).toBe("holds");
    expect(judged.checks.filter(({ code }) => code.startsWith("transfer."))).toMatchObject([
      {
        code: "transfer.continues",
        outcome: "ok",
        facts: { origin: "inspectorate.example", case: two.caseRef },
      },
    ]);
    expect(visitor.scelle(["verify", "office.zip", ...key]).stdout).toMatch(
      /continues case [0-9a-f-]{36} of the register inspectorate\.example, up to its entry \d+, number \d+/,
    );
    // Whoever has lost the receipt brings the bundle: the register judges what it holds before it says no.
    expect(codeOf(two.acknowledge("office.zip"))).toBe("transfer.not-pending");
    for (const folder of ["inspectorate", "office"]) soundSize(visitor, folder);
  });
});
