// SPDX-License-Identifier: Apache-2.0
import { openAsBlob, readFileSync, writeFileSync } from "node:fs";
import { zipBundleFiles } from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, soundSize } from "../cli/small-register.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
beforeAll(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
  writeFileSync(visitor.path("phone.img"), "bytes of a telephone");
  visitor.answer("seal", "phone.img", "--register", "inspectorate", "--exhibit", "C-1/1");
  const sealing = ["exhibitRef=C-1/1", "sealType=closed", "sealNumber=S-1", "sealedAt=now"];
  two.record("inspectorate", "exhibit-sealed", ...sealing);
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
    // Another file of the same transfer is no other transfer.
    expect(answerOf(two.send("again.zip.age"))).not.toHaveProperty("transfer");
    // Looks and exports go on.
    visitor.answer("show", "C-1/1", "--register", "inspectorate", "--reason", "Look");
  });

  test("is received once, as the chain that goes on from the entry that gave it", () => {
    const received = answerOf(two.receive("case.zip.age", "received.scelle-receipt"));
    expect(received).toMatchObject({ sourceOrigin: "inspectorate.example", sourceCaseRef: two.caseRef });
    expect(two.status("office").received).toMatchObject({ sourceOrigin: "inspectorate.example" });
    expect(codeOf(two.receive("case.zip.age", "again"))).toBe("transfer.already-received");
    // What it came by lies sealed in the vault, and is opened as anything else there.
    const open = ["open", "C-1", "--register", "office", "--identity", "office.key", "-o", "given.zip"];
    visitor.answer(...open, "--reason", "What was given");
    const key = ["--key", "@inspectorate/register.json"];
    expect(
      visitor.scelle(["transfer", "compare", "received.scelle-receipt", "given.zip", ...key]).stdout,
    ).toMatch(/^Both files show one transfer of case/);
  });

  test("is acknowledged by that receipt, and can no longer be withdrawn", () => {
    answerOf(two.acknowledge("received.scelle-receipt"));
    expect(two.status("inspectorate").transfer).toMatchObject({ state: "acknowledged" });
    expect(codeOf(two.withdraw())).toBe("transfer.not-pending");
  });

  test("has a telephone, which is taken over there with the receipt that ends its custody here", () => {
    const words = ["transfer", "take", "case.zip.age", "--register", "office", "--case", "C-1", "--json"];
    const from = ["--key", "@inspectorate/register.json", "--decrypt-with", "office.key", "--place", "Safe"];
    const missing = ["--exhibit", "C-1/9", "--receipt", "no.scelle-receipt"];
    expect(codeOf(visitor.scelle([...words, ...from, ...missing]))).toBe("transfer.no-exhibit");
    const taking = ["--exhibit", "C-1/1", "--receipt", "phone.scelle-receipt"];
    expect(answerOf(visitor.scelle([...words, ...from, ...taking]))).toMatchObject({
      ...{ number: "C-1/1", sourceExhibitRef: two.exhibitRef, images: 1 },
    });
    const again = ["--exhibit", "C-1/1", "--number", "C-1/1a", "--receipt", "again.scelle-receipt"];
    expect(codeOf(visitor.scelle([...words, ...from, ...again]))).toBe("transfer.exhibit-taken-over");
    answerOf(two.acknowledge("phone.scelle-receipt"));
    expect(codeOf(two.acknowledge("phone.scelle-receipt"))).toBe("custody.ended");
    // Whoever took it over hands it on, by the seal that it came with.
    const shown = visitor.scelle(["show", "C-1/1", "--register", "office", "--reason", "Look"]).stdout;
    expect(shown).toContain("S-1");
    two.record("office", "person-registered", "name=Storeroom");
    two.record("office", "custody-offered", "exhibitRef=C-1/1", "receiverRef=Storeroom", "purpose=storage");
  });

  test("goes on there, and its bundle says in plain words what it continues", async () => {
    two.record("office", "body-registered", "name=Court", "bodyType=court");
    two.record("office", "referral-received", ...referral);
    two.bundle("office", "office.zip");
    const key = [
      "--key",
      readFileSync(visitor.path("office/register.json"), "utf8").match(/office\.example\+[^"]+/)?.[0] ?? "",
    ];
    const judged = two.judge("office.zip", ...key, "--other-key", "@inspectorate/register.json");
    expect(judged.integrity.value).toBe("holds");
    expect(judged.checks.filter(({ code }) => code.startsWith("transfer."))).toMatchObject([
      {
        code: "transfer.continues",
        outcome: "ok",
        facts: { origin: "inspectorate.example", case: two.caseRef },
      },
      { code: "transfer.source-key", outcome: "ok" },
      { code: "transfer.exhibit-taken", outcome: "ok", facts: { count: 1 } },
    ]);
    expect(visitor.scelle(["verify", "office.zip", ...key]).stdout).toMatch(
      /continues case [0-9a-f-]{36} of the register inspectorate\.example, up to its entry \d+, number \d+/,
    );
    const files = await zipBundleFiles(await openAsBlob(visitor.path("office.zip")));
    const page = await files.read("data/documents/page-1.html");
    expect(new TextDecoder().decode(page)).toContain("the register inspectorate.example: continues its case");
    // Whoever has lost the receipt brings the bundle: the register judges what it holds before it says no.
    expect(codeOf(two.acknowledge("office.zip"))).toBe("transfer.not-pending");
    for (const folder of ["inspectorate", "office"]) soundSize(visitor, folder);
  });
});
