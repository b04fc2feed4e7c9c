// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { findProgram, toolTest } from "../../tool-test.ts";
import { type CommandStage, commandStage, judgeRun, stagedCommand } from "./command-stage.ts";
import { type CommandName, commandNames } from "./commands.ts";
import { faultRow, faultsFrom } from "./fault-table.ts";
import { buildShim, faultModes, runUnderShim, type ShimRun } from "./shim-run.ts";
import { orderProblems } from "./sync-order.ts";

/** A few calls of each command; `npm run faults` lets every one fail in every way. */
const stride = Number(process.env["SCELLE_FAULT_STRIDE"] ?? 43);
const first = Number(process.env["SCELLE_SEED"] ?? 7) % stride;
/** Half a minute of one core; many more where other tests have the cores too. */
const timeoutMs = 1_800_000;

let folder: string;
let shim: string;
let stage: CommandStage;

beforeAll(async () => {
  if (findProgram("gcc") === undefined) return; // Then the tests are left out, or fail and say why.
  folder = mkdtempSync(join(tmpdir(), "scelle-faults-"));
  shim = buildShim(folder);
  stage = await commandStage();
});

afterAll(() => {
  if (stage === undefined) return;
  stage.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(commandNames)("whichever call of %s fails or is the last of its process", (command) => {
  toolTest(
    "what was told stands, nothing is half there, and the same command succeeds",
    ["gcc"],
    async () => {
      const row = await faultRow(shim, stage, command, faultsFrom(first, stride, faultModes));
      expect(row.problems).toEqual([]);
      // Each call that was chosen failed once, and the run that asked for one more made fewer calls.
      expect(row.fired).toBe(Math.floor((row.counted - first) / stride) + 1);
      expect(row.fired).toBeGreaterThan(2);
    },
    timeoutMs,
  );

  toolTest(
    "no bytes get their name before they are durable, and nothing is told before its names are",
    ["gcc"],
    async () => {
      const { run, top } = await logged(command, "count", 0);
      expect(run.log.length).toBe(run.counted + 1);
      expect(orderProblems(run.log, top)).toEqual([]);
      expect(
        orderProblems(
          run.log.filter((line) => !line.includes("\tsync\t")),
          top,
        ),
      ).not.toEqual([]);
    },
    timeoutMs,
  );
});

/** Where a register gets its name, and after: what is taken back there has two names to look under. */
toolTest(
  "whichever of the last calls of init fails, register and keys stand together or not at all",
  ["gcc"],
  async () => {
    const { run } = await logged("init", "count", 0);
    const row = await faultRow(shim, stage, "init", faultsFrom(run.counted - 3, 1, ["EIO"]));
    expect(row.problems).toEqual([]);
    expect(row.fired).toBeGreaterThan(2);
  },
  timeoutMs,
);

const forgotten: readonly (readonly [CommandName, RegExp])[] = [
  ["record", /\tsync\t.*\/wal\/\.tmp-/],
  ["record", /\tsync\t.*\/wal\t/],
  ["record", /\tsync\t.*\/payload\/\.tmp-/],
  ["seal", /\tsync\t.*\/vault\/\.partial-/],
  ["seal", /\tsync\t.*\/vault\/[0-9a-f]{2}\t/],
];

toolTest(
  "a forgotten sync is found by the order of the calls",
  ["gcc"],
  async () => {
    for (const [command, line] of forgotten) {
      const { run, top } = await withoutCall(command, line);
      expect(run.fired, String(line)).toBe(1);
      expect(orderProblems(run.log, top), String(line)).not.toEqual([]);
    }
  },
  timeoutMs,
);

toolTest(
  "a forgotten rename is found: the command refuses to go on, or something is missing afterwards",
  ["gcc"],
  async () => {
    for (const [command, line] of [
      ["record", /\trename\t.*\/log\/checkpoint\t/],
      ["seal", /\trename\t.*\/vault\/[0-9a-f]{2}\/[0-9a-f]+\t/],
    ] as const) {
      const { run, assignment } = await withoutCall(command, line);
      expect(run.fired, String(line)).toBe(1);
      const giveAgain = () => runUnderShim(shim, assignment, { mode: "count", at: 0 });
      const problems = await judgeRun(stage, assignment, run, giveAgain);
      expect([...problems, ...(run.code === undefined ? [] : [run.code])], String(line)).not.toEqual([]);
    }
  },
  timeoutMs,
);

async function logged(command: CommandName, mode: "count" | "skip", at: number) {
  const assignment = stagedCommand(stage, command);
  const run = await runUnderShim(shim, assignment, { mode, at }, true);
  return { run, assignment, top: assignment.top };
}

/**
 * A run that was told of one call that it was done, and it was not. Threads take turns as they like, so that
 * a call may have another number than in the run before: then once more.
 */
async function withoutCall(command: CommandName, line: RegExp): ReturnType<typeof logged> {
  for (;;) {
    const { run } = await logged(command, "count", 0);
    const wanted = run.log.find((call) => line.test(call));
    const planted = await logged(command, "skip", Number(wanted?.split("\t", 1)));
    if (isThat(planted.run, line)) return planted;
  }
}

function isThat({ what }: ShimRun, line: RegExp): boolean {
  return line.test(`\t${what.replace(" ", "\t")}\t`);
}
