// SPDX-License-Identifier: Apache-2.0
// What was sealed is recorded, and whoever sealed it has the proof: receipts of several objects, a register
// that somebody else holds at the end, a source that cannot be read.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

let visitor: Visitor;
const about = ["--register", "register", "--exhibit", "C-1/1"];

beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  for (const name of ["a", "b", "c"]) writeFileSync(visitor.path(`${name}.img`), `image ${name}`);
}, 60_000);
afterAll(() => visitor.leave());

const objects = () =>
  readdirSync(visitor.path("register", "vault"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;

test("each of several objects has a receipt of its own", () => {
  const done = visitor.scelle(["seal", "a.img", "b.img", ...about, "--receipt", "kept.receipt"]);
  expect(done).toMatchObject({ code: 0, stderr: "" });
  for (const name of ["kept.receipt", "kept-2.receipt"]) {
    expect(visitor.scelle(["verify", name])).toMatchObject({ code: 0 });
  }
});

test("a receipt that has no place is told before anything is sealed", () => {
  const [before, size] = [objects(), soundSize(visitor)];
  writeFileSync(visitor.path("taken-2"), "");
  const twice = visitor.scelle(["seal", "a.img", "c.img", ...about, "--receipt", "taken"]);
  expectRefusal(twice, 73, /taken-2/);
  const nowhere = visitor.scelle(["seal", "c.img", ...about, "--receipt", "no-folder/kept"]);
  expectRefusal(nowhere, 73, /no-folder\/kept/);
  const file = visitor.scelle(["seal", "c.img", ...about, "--receipt", "a.img/kept"]);
  expectRefusal(file, 73, /a\.img\/kept/);
  expect(existsSync(visitor.path("taken"))).toBe(false);
  expect([objects(), soundSize(visitor)]).toEqual([before, size]);
});

test("a seal waits for whoever holds the register at its end, however long", async () => {
  const size = soundSize(visitor);
  const before = objects();
  const seal = visitor.start(["seal", "-", ...about]);
  seal.stdin?.write("the first half, ");
  while (objects() === before) await sleep(20); // Its partial file: the register is free from here on.
  const lock = visitor.path("register", "LOCK");
  const holder = spawn("flock", ["-x", lock, "sleep", "9"], { stdio: "ignore" });
  await sleep(500);
  const other = ["record", "body-registered", "--field", "name=Office", "--field", "bodyType=oversight"];
  expectRefusal(visitor.scelle([...other, "--register", "register"]), 75, /held by/);
  seal.stdin?.end("the second half");
  expect(await ended(seal)).toBe(0);
  await ended(holder);
  expect(soundSize(visitor)).toBe(size + 1);
}, 60_000);

test("of several sources the one that cannot be read is named", () => {
  const size = soundSize(visitor);
  expectRefusal(visitor.scelle(["seal", "a.img", "missing.img", ...about]), 66, /ENOENT: missing\.img/);
  expect(soundSize(visitor)).toBe(size);
});

test("a folder is the same archive by its name and by a link to it", () => {
  mkdirSync(visitor.path("folder"));
  writeFileSync(visitor.path("folder", "note"), "note");
  for (const name of ["folder/note", "folder"]) utimesSync(visitor.path(name), 1_700_000_000, 1_700_000_000);
  symlinkSync("folder", visitor.path("link"));
  const shaOf = (path: string) =>
    /SHA-256 +([0-9a-f]{64})/.exec(visitor.scelle(["seal", path, ...about]).stdout)?.[1];
  const byName = shaOf("folder");
  expect(byName).toMatch(/^[0-9a-f]{64}$/);
  expect(shaOf("link")).toBe(byName);
});

test.each([["--exhibit", "C-1/1"], ["--method", "logical"], ["--tool", "reader 1"], ["--unchecked"]])(
  "a document takes no %s",
  (...words) => {
    const document = ["seal", "a.img", "--register", "register", "--case", "C-1", "--document", "Letter"];
    expectRefusal(visitor.scelle([...document, ...words]), 64, /exclude each other/);
  },
);

test("what a scrub could not read again is not registered in its place", () => {
  const fields = ["--field", "name=Laboratory", "--field", "bodyType=laboratory"];
  visitor.answer("record", "body-registered", "--register", "register", ...fields);
  mkdirSync(visitor.path("images"));
  expect(visitor.shell("mkfifo pipe").code).toBe(0);
  for (const name of ["images", "pipe"]) {
    const done = visitor.scelle(["register-image", name, ...about, "--holder", "Laboratory"]);
    expectRefusal(done, 66, new RegExp(`neither file nor disk: ${name}`));
  }
  const file = visitor.scelle(["register-image", "a.img", ...about, "--holder", "Laboratory"]);
  expect(file).toMatchObject({ code: 0, stderr: "" });
});
