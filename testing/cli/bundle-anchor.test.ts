// SPDX-License-Identifier: Apache-2.0
// What somebody kept, held against the file of a case: it agrees, it contradicts, it is newer, it has no
// proof. Two histories come from one register that was copied with its keys.
import { cpSync, existsSync, readFileSync } from "node:fs";
import type { Report } from "@scelle/verifier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { smallRegister } from "./small-register.ts";

const why = ["--standing", "court", "--reason", "The file", "--to-body", "Court"];
let visitor: Visitor;
let key: string;
/** Entries of both registers where they part. */
let commonSize: number;

beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  act("register", "body-registered", "name=Court", "bodyType=oversight");
  key = (JSON.parse(readFileSync(visitor.path("register", "register.json"), "utf8")) as { logKey: string })
    .logKey;
  commonSize = sizeOf("register");
  cpSync(visitor.path("register"), visitor.path("fork"), { recursive: true });
  cpSync(visitor.home, visitor.path("home-of-fork"), { recursive: true });
  for (const name of ["A", "B", "C"]) {
    act("register", "body-registered", `name=Office ${name}`, "bodyType=oversight");
    cpSync(visitor.path("register", "log", "checkpoint"), visitor.path(`kept-${sizeOf("register")}`));
  }
  for (const name of ["D", "E", "F", "G"])
    act("fork", "body-registered", `name=Office ${name}`, "bodyType=oversight");
  const env = { HOME: visitor.path("home-of-fork") };
  const out = visitor.scelle(["bundle", "C-1", "--out", "fork.zip", "--register", "fork", ...why], { env });
  expect(out).toMatchObject({ code: 0, stderr: "" });
}, 60_000);
afterAll(() => visitor.leave());

function act(register: string, kind: string, ...fields: readonly string[]): void {
  const words = fields.flatMap((field) => ["--field", field]);
  const env = register === "fork" ? { HOME: visitor.path("home-of-fork") } : {};
  const done = visitor.scelle(["record", kind, "--register", register, ...words], { env });
  expect({ code: done.code, stderr: done.stderr }).toEqual({ code: 0, stderr: "" });
}

function sizeOf(register: string): number {
  return Number(readFileSync(visitor.path(register, "log", "checkpoint"), "utf8").split("\n")[1]);
}

function judged(file: string, ...words: readonly string[]): { code: number | null; report: Report } {
  const { code, stdout } = visitor.scelle(["verify", file, "--key", key, "--json", ...words]);
  return { code, report: JSON.parse(stdout) as Report };
}

function anchorChecks({ checks }: Report): string[] {
  const told = checks.filter(({ code, outcome }) => /^(?:bundle\.)?anchor/.test(code) && outcome !== "ok");
  return told.map(({ code, outcome }) => `${code} ${outcome}`);
}

test("a checkpoint of the same history completes the file, whatever its size", () => {
  visitor.answer("bundle", "C-1", "--out", "whole.zip", "--register", "register", ...why);
  for (const size of [commonSize + 1, commonSize + 2, commonSize + 3]) {
    const { code, report } = judged("whole.zip", "--anchor", `kept-${size}`);
    expect({ code, completeness: report.completeness.value }).toEqual({ code: 0, completeness: "holds" });
  }
});

test("a signed checkpoint of another history refutes the file, and the two are kept as a proof", () => {
  const sizes = [1, 2, 3].map((more) => commonSize + more).filter((size) => !isPowerOfTwo(size));
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) {
    const proof = `misconduct-${size}`;
    const { code, report } = judged("fork.zip", "--anchor", `kept-${size}`, "--misconduct", proof);
    expect({ code, completeness: report.completeness }).toMatchObject({
      code: 1,
      completeness: { value: "fails", code: "completeness.rewritten" },
    });
    expect(anchorChecks(report)).toContain("anchor.misconduct failed");
    const shown = visitor.scelle(["verify", proof, "--key", key]);
    expect(shown).toMatchObject({ code: 1, stdout: expect.stringContaining("Misconduct is proved") });
  }
});

test("without the key from elsewhere no proof of misconduct is looked for", () => {
  const words = ["--anchor", `kept-${commonSize + 1}`, "--misconduct", "no-proof"];
  const { code, stdout } = visitor.scelle(["verify", "fork.zip", ...words]);
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(existsSync(visitor.path("no-proof"))).toBe(false);
});

test("a root copied from paper refutes it too", () => {
  const { size, root } = forkCheckpoint();
  const other = `${size}:${root.replace(/^./, (first) => (first === "0" ? "1" : "0"))}`;
  expect(judged("fork.zip", "--anchor", `${size}:${root}`)).toMatchObject({ code: 0 });
  expect(judged("fork.zip", "--anchor", other)).toMatchObject({
    code: 1,
    report: { completeness: { value: "fails", code: "completeness.rewritten" } },
  });
});

test("what is newer than the file accuses nobody", () => {
  visitor.answer("bundle", "C-1", "--out", "older.zip", "--register", "register", ...why);
  act("register", "body-registered", "name=Office H", "bodyType=oversight");
  const { code, report } = judged("older.zip", "--anchor", "register/log/checkpoint");
  expect({ code, integrity: report.integrity.value }).toEqual({ code: 0, integrity: "holds" });
  expect(report.completeness).toMatchObject({ value: "not-established" });
  expect(anchorChecks(report)).toEqual(["bundle.anchor-newer not-checked"]);
});

test("without a proof from its size it accuses nobody, and the next file brings one", () => {
  const size = 1; // A register is founded with two entries at once: no checkpoint has one.
  const root = "ab".repeat(32);
  const before = judged("older.zip", "--anchor", `${size}:${root}`);
  expect({ code: before.code, said: anchorChecks(before.report) }).toEqual({
    code: 0,
    said: ["bundle.anchor-unproved not-checked"],
  });
  const words = ["--from-size", String(size), "--register", "register", ...why];
  visitor.answer("bundle", "C-1", "--out", "from.zip", ...words);
  const after = judged("from.zip", "--anchor", `${size}:${root}`);
  expect({ code: after.code, said: anchorChecks(after.report) }).toEqual({
    code: 1,
    said: ["bundle.anchor-proof failed"],
  });
  const wrong = visitor.scelle(["bundle", "C-1", "--out", "no.zip", "--from-size", "many", ...why]);
  expect(wrong).toMatchObject({ code: 64, stderr: expect.stringContaining("--from-size") });
});

function forkCheckpoint(): { readonly size: number; readonly root: string } {
  const [, size = "", root = ""] = visitor.shell("unzip -p fork.zip '*log/checkpoint'").stdout.split("\n");
  return { size: Number(size), root: Buffer.from(root, "base64").toString("hex") };
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
