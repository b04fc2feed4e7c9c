// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

let visitor: Visitor;
const order = [
  "bundle",
  "C-1",
  "--register",
  "register",
  "--to-body",
  "Court",
  "--standing",
  "court",
  "--reason",
  "Hearing",
];
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  const court = ["--field", "name=Court", "--field", "bodyType=court"];
  visitor.answer("record", "body-registered", "--register", "register", ...court);
  writeFileSync(visitor.path("image.dd"), Buffer.alloc(5 * 1024 * 1024, "image"));
  visitor.answer("seal", "image.dd", "--register", "register", "--exhibit", "C-1/1");
});
afterAll(() => visitor.leave());

toolTest("a case that is encrypted to its recipient is opened by age and is whole", ["age"], () => {
  visitor.answer("person", "key", "--evidence", "--identity", "court.key");
  visitor.answer(...order, "--out", "case.zip.age", "--encrypt-to", "@court.key.pub");
  const closed = visitor.scelle(["verify", "case.zip.age"]);
  expectRefusal(closed, 65, /encrypted.*age --decrypt --identity/);
  const words = ["--decrypt", "--identity", "court.key", "--output", "case.zip", "case.zip.age"];
  expect(spawnSync("age", words, { cwd: visitor.folder, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
  const report = visitor.answer<{ integrity: { value: string }; objects: object }>("verify", "case.zip");
  expect(report.integrity.value).toBe("holds");
  expect(report.objects).toMatchObject({ present: 1, rehashed: 1 });
});

toolTest("a recipient that is none is refused before anything is recorded", ["age"], () => {
  const before = soundSize(visitor);
  const refused = visitor.scelle([...order, "--out", "other.zip.age", "--encrypt-to", "age1nobody"]);
  expectRefusal(refused, 65, /age1/);
  expect(soundSize(visitor)).toBe(before);
});
