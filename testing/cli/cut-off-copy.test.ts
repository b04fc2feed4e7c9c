// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLargeBundle } from "../bundle-tampering/large-bundle.ts";
import { Visitor } from "./scelle-process.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = new Visitor();
  await makeLargeBundle(visitor, 192 * 1024 * 1024);
}, 60_000);
afterAll(() => visitor.leave());

test("a working copy that is cut off by a signal leaves no plaintext, not even under a hidden name", async () => {
  const words = ["open", "C-1/1", "--identity", "evidence.key", "--reason", "Look", "--register", "register"];
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    mkdirSync(visitor.path("copies"));
    const opening = visitor.start([...words, "--out", "copies/image"]);
    const ends = new Promise((resolve) => opening.once("exit", (_code, by) => resolve(by)));
    const plainBytes = () =>
      readdirSync(visitor.path("copies"))
        .map((name) => statSync(visitor.path("copies", name), { throwIfNoEntry: false })?.size ?? 0)
        .reduce((sum, size) => sum + size, 0);
    while (opening.exitCode === null && plainBytes() < 1_000_000) await pause(1);
    opening.kill(signal);
    expect(await ends).toBe(signal);
    expect(readdirSync(visitor.path("copies"))).toEqual([]);
    rmSync(visitor.path("copies"), { recursive: true });
  }
}, 60_000);
