// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SealedObject } from "@scelle/register";
import { afterAll, beforeAll, expect } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { smallRegister, soundSize } from "../cli/small-register.ts";
import { cloneRoot } from "../tidy/source-tree.ts";
import { rootTest, toolTest } from "../tool-test.ts";
import { run } from "../vault/child-process.ts";
import { digestOf, mediumOf } from "./ewf-images.ts";

const at = ["--register", "register"];
/** Within one sector, over the border of two, and at the very end. */
const unreadable = [
  { offsetBytes: 70_001, lengthBytes: 1 },
  { offsetBytes: 4_194_000, lengthBytes: 1_200 },
  { offsetBytes: 9_437_184 - 512, lengthBytes: 512 },
];
const sectors = [
  { offsetBytes: 69_632, lengthBytes: 512 },
  { offsetBytes: 4_193_792, lengthBytes: 1_536 },
  { offsetBytes: 9_436_672, lengthBytes: 512 },
];
const medium = mediumOf(9_437_184, 11).fill(9, 7_000_000);
const expected = Buffer.from(medium);
for (const { offsetBytes, lengthBytes } of sectors) expected.fill(0, offsetBytes, offsetBytes + lengthBytes);

let visitor: Visitor;
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  writeFileSync(visitor.path("worn.dd"), medium);
});
afterAll(() => visitor.leave());

/** Seals what reads as a worn medium would; the ranges are counted by a program of its own, not by ours. */
function sealWorn(path: string): SealedObject {
  const shim = visitor.path("unreadable-sectors.so");
  const source = join(cloneRoot, "testing", "images", "unreadable-sectors.c");
  run("gcc", ["-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"]);
  const ranges = unreadable.map(({ offsetBytes, lengthBytes }) => `${offsetBytes}:${lengthBytes}`);
  const env = { LD_PRELOAD: shim, SCELLE_MEDIUM: path, SCELLE_UNREADABLE: ranges.join(",") };
  const words = ["seal", path, ...at, "--exhibit", "C-1/1", "--json"];
  const { code, stdout, stderr } = visitor.scelle(words, { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return (JSON.parse(stdout) as { object: SealedObject }).object;
}

function expectNamed(object: SealedObject, out: string): void {
  expect(object.unreadable).toEqual(sectors);
  expect(object.sha256).toBe(digestOf("sha256", expected));
  const identity = ["--identity", "evidence.key", "--reason", "Test"];
  visitor.answer("open", object.root, ...at, ...identity, "--out", out);
  expect(readFileSync(visitor.path(out)).equals(expected)).toBe(true);
  soundSize(visitor);
}

toolTest(
  "sectors that a file does not give are zeros in its image, and are named; no other byte is lost",
  ["gcc"],
  () => {
    expectNamed(sealWorn(visitor.path("worn.dd")), "file.dd");
  },
);

rootTest("so are those of a block device", ["gcc", "losetup"], () => {
  const words = ["--find", "--show", "--read-only", visitor.path("worn.dd")];
  const device = run("losetup", words).toString().trim();
  try {
    const object = sealWorn(device);
    expect(object.sourceKind).toBe("device");
    expectNamed(object, "device.dd");
  } finally {
    run("losetup", ["--detach", device]);
  }
});

toolTest("without the fault the same medium is whole: the test sees what the shim does", ["gcc"], () => {
  const words = ["seal", "worn.dd", ...at, "--exhibit", "C-1/1"];
  const { object } = visitor.answer<{ object: SealedObject }>(...words);
  expect(object).toMatchObject({ unreadable: [], sha256: digestOf("sha256", medium) });
});
