// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, soundSize } from "./small-register.ts";

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor();
});
afterEach(() => visitor.leave());

const at = ["--register", "register"];
const body = ["record", "body-registered", ...at, "--field", "name=Court", "--field", "bodyType=court"];
const sheet = "register/recovery-sheet.txt";

test("a register takes nothing in while the key to its recovery lies inside it", () => {
  const founded = visitor.scelle(["init", "register", "--origin", "register.example"]);
  expect(founded.code).toBe(0);
  const text = readFileSync(visitor.path(sheet), "utf8");
  expect(founded.stdout).toContain(text.trimEnd());
  expect(text).toMatch(/AGE-SECRET-KEY-1[A-Z0-9]{58}/);
  expect(statSync(visitor.path(sheet)).mode & 0o777).toBe(0o600);
  visitor.answer("person", "key", "--evidence", "--identity", "kept.key");
  const commands = [
    body,
    ["show", "Founder", "--reason", "x", ...at],
    ["list", "person-registered", "--reason", "x", ...at],
    ["search", "Founder", "--reason", "x", ...at],
    ["seal", sheet, "--document", "x", "--case", "x", ...at],
    ["open", "x", "--identity", "kept.key", "-o", "out", "--reason", "x", ...at],
    ["backup", "copy", ...at],
    ["rebuild", ...at],
    ["serve", ...at],
  ];
  for (const words of commands)
    expectRefusal(visitor.scelle(words), 77, /recovery-sheet\.txt\. Print that file, move it out/);
  expect(existsSync(visitor.path("copy"))).toBe(false);
  expect(soundSize(visitor)).toBe(2);
  renameSync(visitor.path(sheet), visitor.path("sheet.txt"));
  expect(visitor.scelle(body).code).toBe(0);
  expect(soundSize(visitor)).toBe(3);
});

test("the identity is found under any name, and doctor names it", () => {
  visitor.answer("init", "register", "--origin", "register.example");
  renameSync(visitor.path(sheet), visitor.path("register", "notes.md"));
  expectRefusal(visitor.scelle(body), 77, /notes\.md/);
  const doctor = visitor.scelle(["doctor", ...at]);
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(/^ALARM .*notes\.md/m);
});

test("an exercise goes on with its sheet inside", () => {
  visitor.answer("init", "register", "--origin", "register.example", "--exercise");
  expect(visitor.scelle(body).code).toBe(0);
});

test("with a recipient from elsewhere no secret is written and the register is ready", () => {
  const { recipient } = visitor.answer<{ recipient: string }>(
    "person",
    "key",
    "--evidence",
    "--identity",
    "kept.key",
  );
  visitor.answer("init", "register", "--origin", "register.example", "--recovery", recipient);
  expect(readFileSync(visitor.path(sheet), "utf8")).not.toContain("SECRET");
  expect(visitor.scelle(body).code).toBe(0);
});

test("the sheet's own command checks the register against the sheet", () => {
  visitor.answer("init", "register", "--origin", "register.example", "--exercise");
  const text = readFileSync(visitor.path(sheet), "utf8");
  const command = /^ {2}scelle verify DIR (.*) \\\n {4}(.*)$/m.exec(text);
  const line = `scelle verify register ${command?.[1]} ${command?.[2]}`;
  const { code, stdout } = visitor.shell(line);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Completeness: established/);
  const otherRoot = line.replace(/:([0-9a-f])/, (_, digit: string) => `:${digit === "0" ? "1" : "0"}`);
  expect(visitor.shell(otherRoot).code).toBe(1);
});

test("a register that could not be founded leaves nothing behind", () => {
  expectRefusal(visitor.scelle(["init", "register", "--origin", "bad origin"]), 64, /not a name like/);
  expectRefusal(
    visitor.scelle(["init", "register", "--origin", "a.example", "--recovery", "age1no"]),
    65,
    /age recipient/,
  );
  writeFileSync(visitor.path("file"), "");
  expectRefusal(visitor.scelle(["init", "file/register", "--origin", "a.example"]), 73, /cannot be written/);
  expect(readdirSync(visitor.folder)).toEqual(["file"]);
  // Newer versions of Node keep what they compiled of the program.
  const left = readdirSync(visitor.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.startsWith(join(visitor.home, ".cache/scelle/compiled/")));
  expect(left).toEqual([]);
});
