// SPDX-License-Identifier: Apache-2.0
// How the register reads what a witness answers: the time, the size, and whose folder it may write then.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { noteSignaturesMax, parseVerifierKey, registerPaths } from "@scelle/core";
import {
  nodeCrypto,
  nodeDisk,
  readRegisterJson,
  type WitnessStanding,
  witnessStanding,
} from "@scelle/register";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ExerciseRegister } from "../faults/register-fixture.ts";
import { type ScriptedAnswer, ScriptedWitness, sizeIn } from "./scripted-witness.ts";
import {
  cosignedTimes,
  fileIn,
  foundWitnessed,
  type NamedWitness,
  open,
  policyOf,
  recordOne,
  until,
} from "./witnessed-register.ts";

let witness: ScriptedWitness;
let witnessUrl: string;
let exercise: ExerciseRegister;

const agreeing = (body: string): ScriptedAnswer => ({ status: 200, body: witness.cosignature(body) });
const conflict = (size: number) => ({
  status: 409,
  headers: { "content-type": "text/x.tlog.size" },
  body: `${size}\n`,
});

beforeEach(async () => {
  witness = new ScriptedWitness("witness.bar.example", agreeing);
  witnessUrl = await witness.listen();
  exercise = await foundWitnessed([{ name: "bar", vkey: witness.vkey, url: witnessUrl }]);
});

afterEach(async () => {
  await witness.close();
  rmSync(exercise.top, { recursive: true, force: true });
});

const newest = (): string => fileIn(exercise, registerPaths.checkpoint);

/** A witness that answers its second request only when it is let go. */
function heldAtSecond(answer: (body: string) => ScriptedAnswer): { letGo: () => void } {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  witness.script = async (body, number) => {
    if (number !== 2) return agreeing(body);
    await held;
    return answer(body);
  };
  return { letGo: () => letGo() };
}

test("the time in a cosignature that comes while the register works bounds its clock from below", async () => {
  const register = await open(exercise);
  await recordOne(exercise, register);
  const aheadSeconds = Math.floor(Date.now() / 1_000) + 3_600;
  witness.script = (body) => ({ status: 200, body: witness.cosignature(body, aheadSeconds) });
  await register.publish();
  await until(() => cosignedTimes(newest(), witness).includes(aheadSeconds));
  await expect(recordOne(exercise, register)).rejects.toMatchObject({ code: "register.clock-behind" });
  await register.close();
});

test("409 without a size, to a checkpoint that the witness cosigned, is another history", async () => {
  await (await open(exercise)).close();
  witness.script = () => ({ status: 409, headers: { "content-type": "text/plain" }, body: "other root\n" });
  const facts = { witness: "bar", witnessed: 2 };
  await expect(open(exercise)).rejects.toMatchObject({ code: "witness.other-history", facts });
});

test("409 with the very size that was named to it counts for nothing, and the witness is asked again", async () => {
  await (await open(exercise)).close();
  const [before] = cosignedTimes(newest(), witness);
  const asked = witness.requests.length;
  witness.script = () => conflict(2);
  const register = await open(exercise);
  await until(() => witness.requests.length >= asked + 3);
  expect(cosignedTimes(newest(), witness)).toEqual([before]);
  witness.script = (body) => ({ status: 200, body: witness.cosignature(body, (before ?? 0) + 500) });
  await until(() => cosignedTimes(newest(), witness)[0] === (before ?? 0) + 500);
  expect(witness.requests.slice(asked).map((request) => request.split("\n")[1])).toContain("old 2");
  await recordOne(exercise, register);
  await register.close();
});

test("409 with our size, which the witness heard before its answer was lost, is proved from there", async () => {
  witness.script = (body) => (body.startsWith("old 2\n") ? agreeing(body) : conflict(2));
  await (await open(exercise)).close();
  expect(witness.requests.map((request) => request.split("\n")[1]).slice(0, 2)).toEqual(["old 0", "old 2"]);
  expect(cosignedTimes(newest(), witness)).toHaveLength(1);
});

test("a witness that knows more than it was asked about, and less than was published, is not ahead", async () => {
  const register = await open(exercise);
  const { letGo } = heldAtSecond(() => conflict(4));
  await recordOne(exercise, register);
  await register.publish();
  await until(() => witness.requests.length === 2);
  for (let i = 0; i < 3; i++) await recordOne(exercise, register);
  await register.publish();
  letGo();
  await until(() => cosignedTimes(newest(), witness).length === 1);
  expect(witness.requests[2]).toMatch(/\nold 4\n/);
  await recordOne(exercise, register);
  await register.close();
});

test("a cosignature is not written into a folder that somebody else went on in, and ends the writer", async () => {
  const register = await open(exercise);
  const { letGo } = heldAtSecond(agreeing);
  await recordOne(exercise, register);
  await register.publish();
  await until(() => witness.requests.length === 2);
  const foreign = newest().replace(/^(.*)\n\d+\n/, "$1\n900\n");
  writeFileSync(join(exercise.folder, registerPaths.checkpoint), foreign);
  letGo();
  let refused: unknown;
  await until(() => {
    register.publish().catch((cause: unknown) => {
      refused = cause;
    });
    return refused !== undefined || newest() !== foreign;
  });
  expect(newest()).toBe(foreign);
  expect(refused).toMatchObject({ code: "register.poisoned", cause: { code: "register.head-moved" } });
  await register.close();
});

test("of as many good signatures by one key as an answer may hold the newest alone is kept", async () => {
  const newestSeconds = Math.floor(Date.now() / 1_000);
  const times = Array.from({ length: noteSignaturesMax }, (_, at) => newestSeconds - ((at + 20) % 64));
  const lines = (body: string) => times.map((seconds) => witness.cosignature(body, seconds)).join("");
  witness.script = (body) => ({ status: 200, body: lines(body) });
  await (await open(exercise)).close();
  expect(cosignedTimes(newest(), witness)).toEqual([newestSeconds]);
  const kept = fileIn(exercise, registerPaths.history(2));
  expect(cosignedTimes(kept, witness)).toEqual([newestSeconds]);
  await (await open(exercise)).close();
});

test("a witness that moves is asked at its new address, once the request to the old one has ended", async () => {
  const moved = new ScriptedWitness(witness.name, agreeing);
  const url = await moved.listen();
  try {
    witness.script = () => undefined;
    const times = { answerMsMax: 1_500, startMsMax: 20, retryMs: 300, retryMsMax: 300 };
    const register = await open(exercise, { witnessTimes: times });
    await until(() => witness.requests.length === 1);
    putPolicy([{ name: "moved", vkey: witness.vkey, url }]);
    await recordOne(exercise, register);
    await register.publish();
    await sleep(300);
    expect(moved.requests).toEqual([]);
    await until(() => cosignedTimes(newest(), witness).length === 1);
    expect(witness.requests).toHaveLength(1);
    await register.close();
  } finally {
    await moved.close();
  }
});

test("a witness that was left alone for long at its old address is asked at once at its new one", async () => {
  const moved = new ScriptedWitness(witness.name, agreeing);
  const url = await moved.listen();
  try {
    witness.script = () => answerOf(500);
    const register = await open(exercise, { witnessTimes: { retryMs: 600_000, retryMsMax: 600_000 } });
    putPolicy([{ name: "bar", vkey: witness.vkey, url }]);
    await recordOne(exercise, register);
    await register.publish();
    await until(() => cosignedTimes(newest(), witness).length === 1);
    expect(witness.requests).toHaveLength(1);
    await register.close();
  } finally {
    await moved.close();
  }
});

test("a witness that was taken out of the policy is not asked any more, also not after its pause", async () => {
  witness.script = () => answerOf(500);
  const times = { retryMs: 300, retryMsMax: 300 };
  const register = await open(exercise, { witnessTimes: times });
  const other = new ScriptedWitness("witness.other.example", (body) => ({
    status: 200,
    body: other.cosignature(body),
  }));
  putPolicy([{ name: "other", vkey: other.vkey, url: await other.listen() }]);
  await recordOne(exercise, register);
  await register.publish();
  await until(() => cosignedTimes(newest(), other).length === 1);
  const asked = witness.requests.length;
  await sleep(700);
  expect(witness.requests).toHaveLength(asked);
  await register.close();
  await other.close();
});

test("a slow and a fast witness come to stand under one checkpoint while more is published all the time", async () => {
  const goOn: (() => void)[] = [];
  const slow = new ScriptedWitness("witness.slow.example", async (body) => {
    await new Promise<void>((resolve) => goOn.push(resolve));
    return { status: 200, body: slow.cosignature(body) };
  });
  putPolicy([
    { name: "bar", vkey: witness.vkey, url: witnessUrl },
    { name: "slow", vkey: slow.vkey, url: await slow.listen() },
  ]);
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const register = await open(exercise, { now, witnessTimes: { startMsMax: 50, closeMsMax: 50 } });
  const publishOne = async () => {
    await recordOne(exercise, register);
    await register.publish();
    await until(() => cosignedTimes(newest(), witness).length === 1);
  };
  aheadMs = 60_000; // The checkpoint of the start is not the common one any more.
  for (let i = 0; i < 3; i++) await publishOne();
  expect(witness.requests.map(sizeIn)).toEqual([2, 3, 4, 5]);
  for (const number of [1, 2]) {
    await until(() => goOn.length === number);
    goOn[number - 1]?.();
  }
  await until(() => goOn.length === 3);
  expect(slow.requests.map(sizeIn)).toEqual([2, 3, 5]);
  expect(await standing()).toMatchObject({ publishedSize: 5, quorum: { size: 3 } });
  await register.close();
  await slow.close();
});

test("the checkpoint that all are asked for is kept with what they say, beside those that are kept anyway", async () => {
  const register = await open(exercise, { witnessTimes: { togetherMs: 0 } });
  for (let i = 0; i < 3; i++) {
    await recordOne(exercise, register);
    await register.publish();
    await until(() => cosignedTimes(newest(), witness).length === 1);
  }
  await register.close();
  const sizes = [3, 4, 5];
  const kept = sizes.map((size) => cosignedTimes(fileIn(exercise, registerPaths.history(size)), witness));
  expect(kept.map(({ length }) => length)).toEqual([1, 1, 1]);
});

function putPolicy(witnesses: readonly NamedWitness[]): void {
  writeFileSync(join(exercise.folder, registerPaths.trustPolicy), policyOf(witnesses));
}

/** How far the register is witnessed, by what lies in the folder. */
async function standing(): Promise<WitnessStanding | undefined> {
  const disk = nodeDisk(exercise.folder);
  const { logKey } = await readRegisterJson(disk, exercise.folder);
  return await witnessStanding(disk, nodeCrypto, parseVerifierKey(nodeCrypto, logKey));
}

/** Why the first witness has not answered. */
async function failure(): Promise<unknown> {
  return (await standing())?.witnesses[0]?.failure;
}

interface Silence {
  readonly claim: string;
  readonly code: string;
  readonly script: (body: string) => ScriptedAnswer | undefined;
}

const answerOf = (status: number): ScriptedAnswer => ({ status, body: "" });
const silences: readonly Silence[] = [
  { claim: "no answer", code: "witness.unreachable", script: () => undefined },
  { claim: "403", code: "witness.unknown-log", script: () => answerOf(403) },
  { claim: "404", code: "witness.unknown-log", script: () => answerOf(404) },
  { claim: "429", code: "witness.pushed-back", script: () => answerOf(429) },
  { claim: "500", code: "witness.unusable-answer", script: () => answerOf(500) },
  { claim: "words", code: "witness.unusable-answer", script: () => ({ status: 200, body: "received\n" }) },
];

for (const { claim, code, script } of silences) {
  test(`why a witness is silent is kept until it cosigns: ${claim}`, async () => {
    witness.script = script;
    const began = Date.now();
    const times = { startMsMax: 200, closeMsMax: 200, retryMs: 60_000, retryMsMax: 60_000 };
    for (const failures of [1, 2]) {
      await (await open(exercise, { witnessTimes: times })).close();
      expect(await failure()).toEqual({ failures, code, lastAtMs: expect.any(Number) });
    }
    expect(await failure()).toMatchObject({ lastAtMs: expect.closeTo(began, -5) });
    witness.script = agreeing;
    await (await open(exercise)).close();
    expect(await failure()).toBeUndefined();
  });
}

test("what lies there as the reason of a silence is read strictly, and shown or not at all", async () => {
  const path = join(exercise.folder, registerPaths.witnessAttempts);
  const put = (kept: unknown) => writeFileSync(path, JSON.stringify({ [witness.vkey]: kept }));
  const good = { failures: 3, code: "witness.unknown-log", lastAtMs: 1_790_000_000_000 };
  put(good);
  expect(await failure()).toEqual(good);
  for (const bad of [null, "x", { ...good, code: "toString" }, { ...good, lastAtMs: 1.5 }]) {
    put(bad);
    expect(await failure()).toBeUndefined();
  }
  writeFileSync(path, "{");
  expect(await failure()).toBeUndefined();
});
