// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keySlot, parseBase64url, registerPaths } from "@scelle/core";
import { objectPath } from "@scelle/register";
import type { Anchor, Report } from "@scelle/verifier";
import { expect, test } from "vitest";
import type { KillMessage, KillPhase } from "./kill-child.ts";
import { runAndKill } from "./kill-run.ts";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  foundExercise,
  openExercise,
  verifyExercise,
} from "./register-fixture.ts";
import { seededRandom } from "./seeded-random.ts";

const killCount = Number(process.env["SCELLE_KILLS"] ?? 200);
const seed = Number(process.env["SCELLE_SEED"] ?? 8_460);
/** A register is judged whole after every kill, so it is founded anew before it grows long. */
const killsPerRegister = 10;
const workerCount = 2;
/** Two to four minutes on two quiet cores; many more where other tests have the cores too. */
const timeoutMs = 1_800_000;

test(
  `nothing acknowledged is lost when the process is killed at ${killCount} random moments`,
  async () => {
    const tally: Partial<Record<KillPhase, number>> = {};
    const totals = { records: 0, objects: 0, erasures: 0 };
    let next = 0;
    const run = async (): Promise<void> => {
      for (let first = next; first < killCount; first = next) {
        next += killsPerRegister;
        await killOneRegister(seed + first, Math.min(killsPerRegister, killCount - first), tally, totals);
      }
    };
    const runs = await Promise.allSettled(Array.from({ length: workerCount }, run));
    for (const outcome of runs) if (outcome.status === "rejected") throw outcome.reason;
    const phases = Object.entries(tally).map(([phase, count]) => `${phase} ${count}`);
    process.stdout.write(`${killCount} kills, seed ${seed}: ${phases.sort().join(", ")}; `);
    process.stdout.write(
      `${totals.records} records, ${totals.objects} objects, ${totals.erasures} erasures kept\n`,
    );
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(killCount);
  },
  timeoutMs,
);

test("acknowledging before the disk has it is found within a few kills", async () => {
  const exercise = await foundExercise("kill");
  try {
    const known = new KnownFacts(exercise);
    const caseRef = await openedCase(exercise);
    const { founder: _, ...rest } = exercise;
    for (let i = 0; i < 30; i++) {
      const killSeed = seed + i;
      const assignment = { exercise: rest, caseRef, seed: killSeed, isHasty: true };
      const run = await runAndKill(assignment, seededRandom(killSeed)).catch(wasSeenByRegister);
      if (run === "seen") return;
      for (const message of run.messages) known.note(message);
      const report = await known.verify();
      if (heldReceipts(report) < known.receipts.length) return;
    }
    expect.fail("no acknowledged record was lost");
  } finally {
    rmSync(exercise.top, { recursive: true, force: true });
  }
});

/** What was signed and is not there keeps the register itself from opening: that finds the loss as well. */
function wasSeenByRegister(cause: unknown): "seen" {
  if (cause instanceof Error && cause.message.includes("register.rolled-back")) return "seen";
  throw cause;
}

async function killOneRegister(
  firstSeed: number,
  count: number,
  tally: Partial<Record<KillPhase, number>>,
  totals: { records: number; objects: number; erasures: number },
): Promise<void> {
  const exercise = await foundExercise("kill");
  try {
    const known = new KnownFacts(exercise);
    const caseRef = await openedCase(exercise);
    for (let i = 0; i < count; i++) {
      const { founder: _, ...rest } = exercise;
      const killSeed = firstSeed + i;
      const killed = await runAndKill({ exercise: rest, caseRef, seed: killSeed }, seededRandom(killSeed));
      tally[killed.phase] = (tally[killed.phase] ?? 0) + 1;
      for (const message of killed.messages) known.note(message);
      const moment = `kill ${killSeed} in ${killed.phase}`;
      known.compare(`${moment}, as it was left`, await known.verify());
      await known.compareReopened(moment);
      known.compare(`${moment}, reopened`, await known.verify());
    }
    totals.records += known.receipts.length;
    totals.objects += known.objects.length;
    totals.erasures += known.erased.length;
  } finally {
    rmSync(exercise.top, { recursive: true, force: true });
  }
}

async function openedCase(exercise: ExerciseRegister): Promise<string> {
  const register = await openExercise(exercise);
  const { recordRef } = await new Clerk(register, exercise.founder).openCase("2026/1", [
    exercise.evidence.recipient,
  ]);
  await register.close();
  return recordRef;
}

type Erased = Extract<KillMessage, { erased: unknown }>["erased"];

/** Everything that the killed processes were told is durable. */
class KnownFacts {
  readonly receipts: Extract<Anchor, { kind: "receipt" }>[] = [];
  readonly objects: string[] = [];
  readonly erased: Erased[] = [];
  readonly #exercise: ExerciseRegister;

  constructor(exercise: ExerciseRegister) {
    this.#exercise = exercise;
  }

  note(message: KillMessage): void {
    if ("acknowledged" in message) {
      const { index, leafHash } = message.acknowledged;
      const leaf = parseBase64url(leafHash, "leaf hash", 32);
      this.receipts.push({ kind: "receipt", name: `entry ${index}`, index, leafHash: leaf });
    }
    if ("object" in message) this.objects.push(message.object);
    if ("erased" in message) this.erased.push(message.erased);
  }

  verify(): Promise<Report> {
    return verifyExercise(this.#exercise, { anchors: this.receipts, deep: true });
  }

  compare(when: string, report: Report): void {
    expect(faultsOf(report).join("\n"), when).toBe("");
    expect(heldReceipts(report), when).toBe(this.receipts.length);
    expect(report.objects.altered, when).toBe(0);
    const { folder } = this.#exercise;
    const lost = this.objects.filter((root) => !existsSync(objectPath(join(folder, "vault"), root)));
    expect(lost, when).toEqual([]);
    for (const entry of this.erased.flatMap(({ entries }) => entries)) {
      const { page, offset } = keySlot(entry);
      const slot = readFileSync(join(folder, registerPaths.keyPage(page))).subarray(offset, offset + 40);
      expect(slot.equals(Buffer.alloc(40)), `${when}: key of erased entry ${entry}`).toBe(true);
    }
  }

  /** What the next process finds and shows, and what it leaves of the interruption. */
  async compareReopened(when: string): Promise<void> {
    const register = await openExercise(this.#exercise);
    const { size } = await register.status();
    expect(
      this.receipts.every(({ index }) => index < size),
      when,
    ).toBe(true);
    const clerk = new Clerk(register, this.#exercise.founder);
    for (const { caseRef, ref } of this.erased.slice(-2)) {
      const { records } = await clerk.show(caseRef, [ref]);
      expect(
        records.map(({ erased, stated }) => [erased, stated["description"]]),
        when,
      ).toEqual([[true, undefined]]);
    }
    await register.close();
    for (const part of ["wal", "payload", "keys", "log"]) {
      const left = readdirSync(join(this.#exercise.folder, part)).filter((name) => name.startsWith("."));
      expect(left, `${when}: ${part}`).toEqual([]);
    }
  }
}

/** Receipts that a report found to hold; past a bound it only counts them. */
function heldReceipts({ checks }: Report): number {
  const named = checks.filter(({ code, outcome }) => code === "anchor.receipt" && outcome === "ok").length;
  const others = checks.filter(({ facts }) => facts["of"] === "anchor.receipt ok");
  return others.reduce((sum, { facts }) => sum + Number(facts["count"]), named);
}
