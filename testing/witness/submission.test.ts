// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { registerPaths } from "@scelle/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Clerk, type ExerciseRegister } from "../faults/register-fixture.ts";
import { type Script, ScriptedWitness, sizeIn } from "./scripted-witness.ts";
import {
  cosignedTimes,
  fileIn,
  foundWitnessed,
  keptSizes,
  open,
  recordOne,
  until,
} from "./witnessed-register.ts";

let witness: ScriptedWitness;
let exercise: ExerciseRegister;

const agreeing: Script = (body) => ({ status: 200, body: witness.cosignature(body) });
const conflict = (size: number | string, type = "text/x.tlog.size") => ({
  status: 409,
  headers: { "content-type": type },
  body: `${size}\n`,
});

beforeEach(async () => {
  witness = new ScriptedWitness("witness.bar.example", agreeing);
  const url = await witness.listen();
  exercise = await foundWitnessed([{ name: "bar", vkey: witness.vkey, url }]);
});

afterEach(async () => {
  await witness.close();
  rmSync(exercise.top, { recursive: true, force: true });
});

const newest = (): string => fileIn(exercise, registerPaths.checkpoint);

test("what is published is submitted with its proof, and the cosignature stands under it and in the history", async () => {
  const register = await open(exercise);
  expect(witness.requests).toEqual([`POST /add-checkpoint\nold 0\n\n${strippedOf(newest())}`]);
  await recordOne(exercise, register);
  await register.publish();
  await register.close();
  expect(witness.requests[1]).toMatch(/^POST \/add-checkpoint\nold 2\n([A-Za-z0-9+/]{43}=\n){1,2}\n/);
  expect(cosignedTimes(newest(), witness)).toHaveLength(1);
  const kept = keptSizes(exercise).map((size) => fileIn(exercise, registerPaths.history(size)));
  expect(kept.flatMap((note) => cosignedTimes(note, witness))).toHaveLength(2);
});

test("a proof that is handed out carries the cosignature, when the witness answers in time", async () => {
  const register = await open(exercise);
  const clerk = new Clerk(register, exercise.founder);
  const recipient = exercise.evidence.recipient;
  const { recordRef } = await clerk.openCase("C-proof", [recipient]);
  const proof = await register.proof(recordRef);
  expect(cosignedTimes(proof.slice(proof.indexOf("\n\n") + 2), witness)).toHaveLength(1);
  witness.script = () => undefined;
  const later = await clerk.openCase("C-proof-2", [recipient]);
  const began = performance.now();
  const bare = await register.proof(later.recordRef);
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(cosignedTimes(bare.slice(bare.indexOf("\n\n") + 2), witness)).toEqual([]);
  await register.close();
});

interface GoneOn {
  readonly claim: string;
  readonly script: Script;
}

const unhelpful: readonly GoneOn[] = [
  { claim: "400", script: () => ({ status: 400, body: "malformed\n" }) },
  {
    claim: "403, as older witnesses answer for a log unknown to them",
    script: () => ({ status: 403, body: "" }),
  },
  { claim: "404, as newer ones do", script: () => ({ status: 404, body: "" }) },
  { claim: "422 where nothing could contradict", script: () => ({ status: 422, body: "" }) },
  { claim: "500", script: () => ({ status: 500, body: "" }) },
  { claim: "a way to elsewhere", script: () => ({ status: 302, headers: { location: "/other" }, body: "" }) },
  { claim: "200 and nothing", script: () => ({ status: 200, body: "" }) },
  { claim: "200 and words", script: () => ({ status: 200, body: "well received\n" }) },
  {
    claim: "a cosignature over another text",
    script: (body) => ({ status: 200, body: witness.cosignature(body, 1_790_000_000, "another\n2\nroot\n") }),
  },
  {
    claim: "the cosignature of somebody whom nobody named",
    script: (body) => ({
      status: 200,
      body: new ScriptedWitness("stranger.example", agreeing).cosignature(body),
    }),
  },
  { claim: "an answer without end", script: () => ({ status: 200, body: "x".repeat(200_000) }) },
  { claim: "a size that is none", script: () => conflict("many") },
  { claim: "a size under another name", script: () => conflict(900, "text/plain") },
  { claim: "its own old size, again and again", script: () => conflict(0) },
];

for (const { claim, script } of unhelpful) {
  test(`the register goes on, unwitnessed, where the answer is ${claim}`, async () => {
    witness.script = script;
    const register = await open(exercise);
    await recordOne(exercise, register);
    await register.close();
    expect(witness.requests.length).toBeGreaterThan(0);
    expect(cosignedTimes(newest(), witness)).toEqual([]);
    witness.script = agreeing;
    await (await open(exercise)).close();
    expect(cosignedTimes(newest(), witness)).toHaveLength(1);
  });
}

test("a witness that stands elsewhere is given the proof from there", async () => {
  const before = await open(exercise);
  for (let i = 0; i < 5; i++) await recordOne(exercise, before);
  await before.close();
  const asked = witness.requests.length;
  witness.script = (body) => (body.startsWith("old 3\n") ? agreeing(body, 0) : conflict(3));
  await (await open(exercise)).close();
  const olds = witness.requests.slice(asked).map((request) => request.split("\n")[1]);
  expect(olds.slice(0, 2)).toEqual(["old 7", "old 3"]);
});

test("a witness that pushes back is left alone for as long as it asks, and asked again", async () => {
  let pushedAtMs = 0;
  let askedAgainMs = 0;
  witness.script = (body, number) => {
    if (number > 1) askedAgainMs ||= performance.now();
    if (number > 1) return agreeing(body, number);
    pushedAtMs = performance.now();
    return { status: 429, headers: { "retry-after": "1" }, body: "" };
  };
  const register = await open(exercise, { witnessTimes: { retryMs: 10, retryMsMax: 60_000 } });
  await until(() => cosignedTimes(newest(), witness).length === 1);
  expect(askedAgainMs - pushedAtMs).toBeGreaterThan(950);
  await register.close();
});

test("a witness that asks to be asked again at once is not asked in a circle", async () => {
  witness.script = () => ({ status: 429, headers: { "retry-after": "0" }, body: "" });
  const register = await open(exercise, { witnessTimes: { retryMs: 200, retryMsMax: 60_000 } });
  await sleep(500);
  expect(witness.requests.length).toBeLessThan(5);
  await register.close();
});

test("a witness that turns to another protocol, or answers without end, has not answered", async () => {
  for (const answer of [
    { status: 101, headers: { connection: "Upgrade", upgrade: "other" }, body: "" },
    { status: 200, body: "x".repeat(1_000_000) },
  ]) {
    witness.script = () => answer;
    const register = await open(exercise, { witnessTimes: { retryMs: 60_000, retryMsMax: 60_000 } });
    await recordOne(exercise, register);
    await register.close();
  }
  witness.script = agreeing;
  await (await open(exercise)).close();
  expect(cosignedTimes(newest(), witness)).toHaveLength(1);
});

test("what a witness says against this copy while it closes is told, and the lock is free", async () => {
  witness.script = async () => {
    await sleep(300);
    return conflict(900);
  };
  const late = { startMsMax: 10, closeMsMax: 5_000 };
  const register = await open(exercise, { witnessTimes: late });
  await recordOne(exercise, register);
  await expect(register.close()).rejects.toMatchObject({ code: "witness.ahead", facts: { witnessed: 900 } });
  await expect(open(exercise)).rejects.toMatchObject({ code: "witness.ahead" });
});

test("acts and receipts do not wait for a witness that does not answer, which is asked one thing at a time", async () => {
  witness.script = () => undefined;
  const times = { answerMsMax: 60_000, startMsMax: 50, closeMsMax: 50 };
  const register = await open(exercise, { witnessTimes: times });
  for (let i = 0; i < 5; i++) {
    await recordOne(exercise, register);
    await register.publish();
  }
  const { publishedSize } = await register.status();
  expect(publishedSize).toBe(7);
  await register.close();
  expect(witness.requests).toHaveLength(1);
  expect(witness.openMax).toBe(1);
});

test("a cosignature that comes late is added to the checkpoint it is of, and the newest is asked for next", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  witness.script = async (body, number) => {
    if (number === 2) await held;
    return { status: 200, body: witness.cosignature(body) };
  };
  const register = await open(exercise);
  await recordOne(exercise, register);
  await register.publish();
  await until(() => witness.requests.length === 2);
  for (let i = 0; i < 3; i++) await recordOne(exercise, register);
  await register.publish();
  expect(cosignedTimes(newest(), witness)).toEqual([]);
  release();
  await until(() => cosignedTimes(newest(), witness).length === 1);
  await register.close();
  expect(witness.requests.map(sizeIn).slice(0, 3)).toEqual([2, 3, 6]);
  const late = fileIn(exercise, registerPaths.history(3));
  expect(cosignedTimes(late, witness)).toHaveLength(1);
  expect(witness.openMax).toBe(1);
});

test("a register at rest is cosigned again in its rhythm; the history keeps the first time and the last", async () => {
  let seconds = Math.floor(Date.now() / 1_000) - 10_000;
  witness.script = (body) => ({ status: 200, body: witness.cosignature(body, ++seconds) });
  const register = await open(exercise, { witnessTimes: { heartbeatMs: 200 } });
  const first = cosignedTimes(newest(), witness);
  await until(() => witness.requests.length >= 5);
  await until(() => (cosignedTimes(newest(), witness)[0] ?? 0) >= (first[0] ?? 0) + 3);
  expect(cosignedTimes(newest(), witness)).toHaveLength(1);
  await register.close();
  const kept = cosignedTimes(fileIn(exercise, registerPaths.history(2)), witness);
  expect(kept).toEqual([cosignedTimes(newest(), witness)[0], first[0]]);
});

/** A note with the lines of its log alone. */
function strippedOf(note: string): string {
  const [text = "", lines = ""] = note.split("\n\n");
  const own = lines.split("\n").filter((line) => line !== "" && !line.startsWith(`— ${witness.name} `));
  return `${text}\n\n${own.join("\n")}\n`;
}
