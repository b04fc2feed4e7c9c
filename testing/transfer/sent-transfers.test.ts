// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { parseReceiptFile } from "@scelle/core";
import { nodeCrypto, type Receipt } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, Visitor } from "../cli/scelle-process.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
beforeAll(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
  two.record("inspectorate", "person-registered", "name=Officer");
  two.record("inspectorate", "body-registered", "name=Court", "bodyType=court");
}, 120_000);
afterAll(() => visitor.leave());

const send = (out: string, ...more: readonly string[]): Ended =>
  two.send(out, "office", "inspectorate", ...more);

describe("a case is not given away", () => {
  test("where its file or its receipt cannot be made", () => {
    const places = [
      send("nowhere/case.zip.age"),
      send("case.zip.age", "--receipt", "nowhere/given.scelle-receipt"),
      send("office.key.pub"),
      send("case.zip.age", "--receipt", "./case.zip.age"),
    ];
    expect(places.map(({ code }) => code)).toEqual([73, 73, 73, 73]);
    expect(places.map(codeOf)).toEqual([
      "vault.not-writable",
      "vault.not-writable",
      "vault.out-exists",
      "vault.out-exists",
    ]);
    expect(two.status("inspectorate")).not.toHaveProperty("transfer");
    expect(existsSync(visitor.path("case.zip.age"))).toBe(false);
  });

  test("where what is to hold records back is no decision that does", () => {
    // Of no case, and of this case but naming no records.
    const whole = two.record(
      "inspectorate",
      "access-refused",
      ...["caseRef=C-1", "personRef=Officer", "decidedAt=now", "standing=court", "ground=privilege"],
      ...["reason=R", "decidedBy=Judge", "remedy=judge", "remedyBody=Chamber"],
      "remedyUntil=2099-01-01 10:00",
    );
    for (const refusal of ["Officer", "C-1", whole.recordRef]) {
      expect(codeOf(send("case.zip.age", "--refusal", refusal))).toBe("reference.unknown");
      expect(two.status("inspectorate")).not.toHaveProperty("transfer");
    }
  });
});

describe("a case that is given again to the register that it was given to", () => {
  let transfer: Receipt;
  beforeAll(() => {
    const sent = send("case.zip.age");
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    transfer = (JSON.parse(sent.stdout) as { transfer: Receipt }).transfer;
  });

  test("is the same transfer, and its receipt is written where it is asked for", () => {
    const again = send("again.zip.age", "--receipt", "given.scelle-receipt");
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(again.stdout)).not.toHaveProperty("transfer");
    const receipt = parseReceiptFile(nodeCrypto, readFileSync(visitor.path("given.scelle-receipt")));
    expect(receipt.proof.index).toBe(transfer.index);
    expect(visitor.scelle(["verify", "given.scelle-receipt"]).code).toBe(0);
  });

  test("is refused under another key, to another body and to other recipients", () => {
    visitor.answer("init", "impostor", "--origin", "office.example", "--exercise");
    visitor.answer("person", "key", "--evidence", "--identity", "stranger.key");
    const others = {
      "--to-key": two.send("other.zip.age", "impostor"),
      "--to-body": send("other.zip.age", "--to-body", "Court"),
      "--recipient": send("other.zip.age", "--recipient", "@stranger.key.pub"),
    };
    for (const [option, refused] of Object.entries(others)) {
      expect(codeOf(refused)).toBe("transfer.given-otherwise");
      const { problem } = JSON.parse(refused.stdout) as { problem: { facts: object } };
      expect(problem.facts).toEqual({ case: two.caseRef, register: "office.example", option });
      expect(existsSync(visitor.path("other.zip.age"))).toBe(false);
    }
  });
});
