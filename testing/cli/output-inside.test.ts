// SPDX-License-Identifier: Apache-2.0
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

let visitor: Visitor;

beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  writeFileSync(visitor.path("notes"), "Notes of the interview");
  visitor.answer("seal", "notes", "--exhibit", "C-1/1", "--register", "register");
  symlinkSync("register/vault", visitor.path("elsewhere"));
});
afterAll(() => visitor.leave());

const why = ["--reason", "Look", "--register", "register"];
const court = ["--standing", "court"];
const open = ["open", "C-1/1", "--identity", "evidence.key", ...why];
const commands: readonly (readonly string[])[] = [
  open,
  ["bundle", "C-1", ...court, ...why],
  ["print", "exhibit", "C-1/1", ...why],
  ["labels", "C-1", ...why],
  ["person", "export", "P", ...court, ...why],
  ["reads", "export", ...court, "--log-purpose", "security", ...why],
  ["source", "open", "S", "--key", "evidence.key", ...why],
];

test("plaintext is never written into the register, by whatever path it is named", () => {
  const list = () => readdirSync(visitor.path("register"), { recursive: true }).sort();
  const before = { size: soundSize(visitor), names: list() };
  const places = ["register/copy", "elsewhere/copy", join(visitor.folder, "register", "new", "copy")];
  for (const words of commands) {
    for (const place of places) {
      const refused = visitor.scelle([...words, "--out", place]);
      expectRefusal(refused, 64, /lies inside the register, where only what is sealed belongs/);
    }
    expectRefusal(visitor.scelle([...words, "--out", "-"]), 64, /^--out takes FILE\./);
  }
  expect({ size: soundSize(visitor), names: list() }).toEqual(before);
}, 60_000);

test("a place beside the register is no place in it, though its name begins alike", () => {
  expect(visitor.scelle([...open, "--out", "register-copy"])).toMatchObject({ code: 0, stderr: "" });
});
