// SPDX-License-Identifier: Apache-2.0
// What checks an image may fail itself: that says nothing of the image.
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { ended, Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, smallRegister } from "../cli/small-register.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { acquire, flipBit, mediumOf } from "./ewf-images.ts";

const tools = ["ewfacquire", "ewfverify", "ewfinfo"];
const at = ["--register", "register"];
const mediumSizeBytes = 1024 * 1024;

let visitor: Visitor;
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
});
afterAll(() => visitor.leave());

/** A folder of programs in which one is another one, or none that runs. */
function programsWith(name: string, script: string, mode = 0o755): Record<string, string> {
  const bin = visitor.path(`bin-${Math.random().toString(36).slice(2)}`);
  mkdirSync(bin);
  for (const program of ["flock", "sleep", ...tools].filter((other) => other !== name)) {
    const path = findProgram(program) ?? "";
    symlinkSync(path, join(bin, basename(path)));
  }
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode });
  return { PATH: bin };
}

describe("a check that did not take place is no damage", () => {
  const failures: readonly [string, string, string, number, RegExp][] = [
    ["the tool is killed", "ewfverify", "kill -KILL $$", 0o755, /ewfverify .*\(SIGKILL\).*--unchecked/],
    ["the tool fails", "ewfverify", "exit 127", 0o755, /ewfverify .*\(exit 127\)/],
    ["the tool may not be run", "ewfverify", "exit 0", 0o644, /ewfverify .*\(EACCES\)/],
    ["what lists the hashes is killed", "ewfinfo", "kill -TERM $$", 0o755, /ewfinfo .*\(SIGTERM\)/],
    [
      "the tool is killed between two digests",
      "ewfverify",
      "echo 'MD5 hash stored in file:\t\t00000000000000000000000000000000'; kill -KILL $$",
      0o755,
      /ewfverify .*\(SIGKILL\)/,
    ],
  ];
  for (const [failure, name, script, mode, says] of failures) {
    toolTest(failure, ["flock", ...tools], () => {
      const image = acquire(visitor.folder, "sound", mediumOf(mediumSizeBytes));
      const words = ["seal", image, ...at, "--exhibit", "C-1/1"];
      expectRefusal(visitor.scelle(words, { env: programsWith(name, script, mode) }), 69, says);
    });
  }

  toolTest("the tool cannot open the image", tools, () => {
    const image = acquire(visitor.folder, "stump", mediumOf(mediumSizeBytes));
    truncateSync(image, 1_500);
    const words = ["seal", image, ...at, "--exhibit", "C-1/1"];
    expectRefusal(visitor.scelle(words), 69, /\(exit 1\)/);
  });
});

toolTest("sectors that the tool named are damage, however it ended", ["flock", ...tools], () => {
  const image = acquire(visitor.folder, "listed", mediumOf(mediumSizeBytes));
  flipBit(image, 300_000);
  const real = findProgram("ewfverify");
  const env = programsWith("ewfverify", `'${real}' "$@"; kill -KILL $$`);
  expectRefusal(visitor.scelle(["seal", image, ...at, "--exhibit", "C-1/1"], { env }), 65, /LBA \d+–\d+/);
});

describe("what checks an image ends with the command", () => {
  for (const [signal, command] of [
    ["SIGTERM", ["seal"]],
    ["SIGINT", ["seal"]],
    ["SIGTERM", ["register-image", "--holder", "B"]],
  ] as const) {
    toolTest(`${command[0]}, ${signal}`, ["flock", ...tools], async () => {
      const image = acquire(visitor.folder, "long", mediumOf(mediumSizeBytes));
      const note = visitor.path(`pid-${command[0]}-${signal}`);
      const env = programsWith("ewfverify", `echo $$ > '${note}'\nexec sleep 600`);
      if (command[0] === "register-image") {
        const fields = ["--field", "name=B", "--field", "bodyType=laboratory"];
        visitor.answer("record", "body-registered", ...at, ...fields);
      }
      const [name, ...more] = command;
      const child = visitor.start([name, image, ...more, ...at, "--exhibit", "C-1/1"], { env });
      const checker = await writtenNumber(note);
      try {
        expect(isRunning(checker)).toBe(true);
        child.kill(signal);
        await Promise.race([ended(child), sleep(10_000)]);
        expect(child.signalCode).toBe(signal);
        for (let i = 0; i < 100 && isRunning(checker); i += 1) await sleep(20);
        expect(isRunning(checker)).toBe(false);
      } finally {
        if (isRunning(checker)) process.kill(checker, "SIGKILL");
      }
    });
  }
});

async function writtenNumber(path: string): Promise<number> {
  for (let i = 0; i < 500; i += 1) {
    const text = textOf(path);
    if (text.endsWith("\n")) return Number(text);
    await sleep(20);
  }
  throw new Error("the check did not begin");
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // Not yet.
  }
}

/** A process that ended and that nobody has asked for yet does not run. */
function isRunning(processId: number): boolean {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, "latin1");
    return status.slice(status.lastIndexOf(")") + 2, status.lastIndexOf(")") + 3) !== "Z";
  } catch {
    return false; // Gone.
  }
}
