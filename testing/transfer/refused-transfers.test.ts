// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, parseRegisterJson, receiptFileSizeBytesMax, type ScelleError } from "@scelle/core";
import { openRegister, readIdentity, signDraft } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { codeOf, TwoRegisters } from "./two-registers.ts";

let visitor: Visitor;
let two: TwoRegisters;
let laterRef: string;
beforeAll(() => {
  visitor = new Visitor();
  two = new TwoRegisters(visitor);
  two.record("inspectorate", "body-registered", "name=Court", "bodyType=court");
  two.bundle("inspectorate", "before.zip");
  expect(two.send("first.zip.age").code).toBe(0);
}, 180_000);
afterAll(() => visitor.leave());

const keyOf = (folder: string) =>
  parseRegisterJson(readFileSync(visitor.path(`${folder}/register.json`))).logKey;

describe("a register refuses to receive", () => {
  test("a file that another was to open, and one that nobody opened", () => {
    visitor.answer("person", "key", "--evidence", "--identity", "stranger.key");
    const words = [
      "transfer",
      "receive",
      "first.zip.age",
      "--register",
      "office",
      "--receipt",
      "r",
      "--json",
    ];
    const key = ["--key", keyOf("inspectorate")];
    expect(codeOf(visitor.scelle([...words, ...key, "--decrypt-with", "stranger.key"]))).toBe(
      "vault.wrong-identity",
    );
    expect(codeOf(visitor.scelle([...words, ...key]))).toBe("bundle.encrypted");
    const other = ["--key", keyOf("office"), "--decrypt-with", "office.key"];
    expect(codeOf(visitor.scelle([...words, ...other]))).toBe("transfer.other-register");
  });

  test("a case that was given to another register", () => {
    two.found("ministry");
    const words = [
      "transfer",
      "receive",
      "first.zip.age",
      "--register",
      "ministry",
      "--receipt",
      "r",
      "--json",
    ];
    const from = ["--key", keyOf("inspectorate"), "--decrypt-with", "office.key"];
    mkdirSync(visitor.path("opened"));
    const env = { TMPDIR: visitor.path("opened") };
    expect(codeOf(visitor.scelle([...words, ...from], { env }))).toBe("transfer.not-addressed");
    // Nothing that was opened to be judged stays.
    expect(readdirSync(visitor.path("opened"))).toEqual([]);
  });

  test("an exercise, where it is none itself", () => {
    const recovery = ["--recovery", readFileSync(visitor.path("office.key.pub"), "utf8").trim()];
    visitor.answer("init", "court", "--origin", "court.example", ...recovery);
    expect(two.withdraw().code).toBe(0);
    expect(two.send("court.zip.age", "court").code).toBe(0);
    expect(codeOf(two.receive("court.zip.age", "r", "court"))).toBe("transfer.exercise");
  });

  test("a bundle from before the transfer, and one that is older than what is known", () => {
    expect(codeOf(two.receive("before.zip", "r"))).toBe("transfer.no-transfer");
    cpSync(visitor.path("inspectorate/log/checkpoint"), visitor.path("before-withdrawal"));
    expect(two.withdraw().code).toBe(0);
    expect(
      codeOf(two.receive("first.zip.age", "r", "office", "--anchor", "inspectorate/log/checkpoint")),
    ).toBe("transfer.older-checkpoint");
  });

  test("a transfer that was withdrawn, once the bundle shows it", () => {
    two.bundle("inspectorate", "withdrawn.zip");
    expect(codeOf(two.receive("withdrawn.zip", "r"))).toBe("transfer.no-transfer");
  });

  test("a bundle in which one byte differs", () => {
    expect(two.send("second.zip.age").code).toBe(0);
    two.bundle("inspectorate", "second.zip");
    visitor.shell('sed \'s/"reason":"Charges"/"reason":"charges"/\' second.zip > changed.zip');
    expect(readFileSync(visitor.path("changed.zip")).equals(readFileSync(visitor.path("second.zip")))).toBe(
      false,
    );
    expect(codeOf(two.receive("changed.zip", "r"))).toBe("transfer.bundle-fault");
    rmSync(visitor.path("changed.zip"));
  });
});

test("a bundle that holds back what stands between two transfers accuses nobody", () => {
  const list = [
    "list",
    "transfer-withdrawn",
    "--register",
    "inspectorate",
    "--case",
    "C-1",
    "--reason",
    "Look",
  ];
  const { records } = visitor.answer<{ records: { recordRef: string }[] }>(...list);
  expect(two.withdraw().code).toBe(0);
  two.record("inspectorate", "person-registered", "name=Officer");
  const [held = ""] = records.map(({ recordRef }) => recordRef);
  const refusal = two.record(
    "inspectorate",
    "access-refused",
    ...["caseRef=C-1", "personRef=Officer", "decidedAt=now"],
    ...[`recordRefs=["${held}"]`, "standing=court", "ground=privilege", "reason=R", "decidedBy=Judge"],
    ...["remedy=judge", "remedyBody=Chamber", "remedyUntil=2099-01-01 10:00"],
  );
  expect(two.send("fourth.zip.age", "office", "inspectorate", "--refusal", refusal.recordRef).code).toBe(0);
  two.bundle("inspectorate", "held.zip", "--refusal", refusal.recordRef);
  const { checks, integrity } = two.judge("held.zip");
  expect(integrity.value).toBe("holds");
  const single = checks.filter(({ code }) => code === "transfer.single");
  expect(single.map(({ outcome }) => outcome)).toEqual(["not-checked"]);
});

describe("a register refuses to acknowledge", () => {
  test("the receipt of another act, of another register, and of another transfer", () => {
    const act = ["record", "body-registered", "--field", "name=X", "--field", "bodyType=court"];
    visitor.answer(...act, "--register", "office", "--receipt", "other-act");
    expect(codeOf(two.acknowledge("other-act"))).toBe("transfer.other-act");
    expect(codeOf(two.acknowledge("evidence.key.pub"))).toBe("bundle.unreadable");
    const endless = `scelle/receipt/v1\n${"x".repeat(receiptFileSizeBytesMax)}`;
    writeFileSync(visitor.path("endless.scelle-receipt"), endless);
    const told = two.acknowledge("endless.scelle-receipt");
    expect(codeOf(told)).toBe("format.malformed");
    expect(told.stderr).toContain("too long");
    expect(two.receive("second.zip", "second.scelle-receipt").code).toBe(0);
    expect(two.withdraw().code).toBe(0);
    expect(codeOf(two.acknowledge("second.scelle-receipt"))).toBe("transfer.not-pending");
    expect(two.send("third.zip.age").code).toBe(0);
    expect(codeOf(two.acknowledge("second.scelle-receipt"))).toBe("transfer.not-pending");
  });

  test("nothing of a later transfer, which the other received beside the withdrawn one", () => {
    const before = (path: string) => !path.includes("/run");
    cpSync(visitor.path("office"), visitor.path("before"), { recursive: true, filter: before });
    cpSync(two.officeKeys, visitor.path("before-keys"), { recursive: true });
    const { code, stdout } = two.receive(
      "third.zip.age",
      "third.scelle-receipt",
      "office",
      "--number",
      "C-2",
    );
    expect(code).toBe(0);
    ({ caseRef: laterRef } = JSON.parse(stdout) as { caseRef: string });
    expect(codeOf(two.receive("second.zip", "r"))).toBe("transfer.already-received");
    expect(two.acknowledge("third.scelle-receipt").code).toBe(0);
    expect(two.status("inspectorate").transfer?.state).toBe("acknowledged");
    two.bundle("inspectorate", "later.zip");
    expect(two.judge("later.zip").integrity.value).toBe("holds");
    expect(two.judge("office").integrity.value).toBe("holds");
  });

  test("what a program claims of a receipt and the receipt does not say", async () => {
    const shown = ["show", laterRef, "--register", "office", "--reason", "Look"];
    const [received] = visitor.answer<Shown>(...shown).records;
    cpSync(visitor.path("office/vault"), visitor.path("before/vault"), { recursive: true });
    const act = readFileSync(visitor.path("other-act"), "utf8");
    const signer = await readIdentity(join(visitor.home, ".config/scelle/identity"));
    // As the office was before it received the case, with the object that it sealed then.
    const register = await openRegister(visitor.path("before"), {
      keyFolder: visitor.path("before-keys"),
      command: "test",
    });
    const claims = async (lies: object) => {
      const { kind = "", stated = {}, measured = {} } = received ?? {};
      const draft = { draftId: randomUUID(), kind, version: 1, stated: { ...stated, ...lies }, measured };
      const signed = await signDraft(register.origin, { ...draft, measuredBy: "test/1.0.0" }, signer);
      return await register.append(signed).catch((cause: ScelleError) => cause.code);
    };
    try {
      expect(await claims({ headLeaf: "0".repeat(64) })).toBe("transfer.head-differs");
      expect(await claims({ headSeq: 99 })).toBe("transfer.head-differs");
      expect(await claims({ sourceLogKey: keyOf("office") })).toBe("transfer.other-register");
      expect(await claims({ transferReceipt: "scelle/receipt/v1" })).toBe("transfer.not-proved");
      expect(await claims({ transferReceipt: act })).toBe("transfer.other-act");
      // As it was it is taken in, and once.
      expect(await claims({})).toMatchObject({ kind: "case-received" });
      expect(await claims({})).toBe("transfer.already-received");
    } finally {
      await register.close();
    }
  });
});

interface Shown {
  readonly records: readonly {
    readonly kind: string;
    readonly stated: JsonObject;
    readonly measured: JsonObject;
  }[];
}
