// SPDX-License-Identifier: Apache-2.0
import { existsSync, rmSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "@scelle/verifier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLargeBundle } from "../bundle-tampering/large-bundle.ts";
import { ended, Visitor } from "./scelle-process.ts";

const words = ["bundle", "C-1", "--out", "case.zip", "--register", "register"];
const why = ["--standing", "court", "--reason", "The file", "--to-body", "Court (Exercise)"];
let visitor: Visitor;

beforeAll(async () => {
  visitor = new Visitor();
  await makeLargeBundle(visitor, 96 * 1024 * 1024);
}, 60_000);
afterAll(() => visitor.leave());

/** Starts to hand the case over, and kills that while the sealed image is being written. */
async function cutOff(signal: "SIGKILL" | "SIGTERM"): Promise<number> {
  const partial = visitor.path("case.zip.partial");
  rmSync(partial, { force: true });
  const handing = visitor.start([...words, ...why]);
  while (handing.exitCode === null && (statSync(partial, { throwIfNoEntry: false })?.size ?? 0) < 1_000_000) {
    await pause(2);
  }
  handing.kill(signal);
  await ended(handing);
  return statSync(partial).size;
}

test("an export that is killed leaves nothing under its name, and the same command makes it whole", async () => {
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    const leftBytes = await cutOff(signal);
    expect(existsSync(visitor.path("case.zip"))).toBe(false);
    // What is left is no bundle, and nobody takes it for one.
    expect(visitor.scelle(["verify", "case.zip.partial"])).toMatchObject({ code: 65 });
    const again = visitor.scelle([...words, ...why]);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: "" });
    expect(again.stdout).toContain(
      `An earlier attempt had been cut off: what it left (${leftBytes} bytes) was removed. Its act stays on record.`,
    );
    expect(existsSync(visitor.path("case.zip.partial"))).toBe(false);
    const report = visitor.answer<Report>("verify", "case.zip");
    expect(report).toMatchObject({ integrity: { value: "holds" }, objects: { present: 1, rehashed: 1 } });
    rmSync(visitor.path("case.zip"));
  }
}, 60_000);

test("where the file cannot be made nothing is recorded", () => {
  const size = () => visitor.answer<Report>("verify", "register").publishedSize;
  const before = size();
  const nowhere = words.map((word) => (word === "case.zip" ? "nowhere/case.zip" : word));
  const told = visitor.scelle([...nowhere, ...why]);
  expect(told).toMatchObject({ code: 73, stdout: "" });
  expect(told.stderr).toMatch(/^nowhere\/case\.zip cannot be written to \(ENOENT\)/);
  expect(size()).toBe(before);
});
