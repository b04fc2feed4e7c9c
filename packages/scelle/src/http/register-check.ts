// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Label, registerPaths } from "@scelle/core";
import type { CheckAnswer, TamperAnswer } from "@scelle/core/api";
import { nodeCrypto } from "@scelle/register";
import {
  type Check,
  checkSentence,
  isFault,
  notProvedTable,
  type Report,
  type Verdict,
  verdictSentence,
  verifyRegister,
} from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { type TimestampStatus, timestampSentences, timestampStatusOf } from "../commands/timestamp-status.ts";
import { statusOfFolder, type WitnessStatus, witnessSentences } from "../commands/witness-status.ts";
import { alterObject } from "../exercise/tampering.ts";
import type { ExerciseWorld, World } from "./world.ts";

/** One check at a time: each reads the whole log, and what several ask at once has one answer. */
const running = new WeakMap<World, Promise<CheckAnswer>>();

/** The register as the verifier judges it, from the folder and nothing else. */
export function checkRegister(world: World): Promise<CheckAnswer> {
  const underWay = running.get(world);
  if (underWay !== undefined) return underWay;
  const { folder } = world.register;
  const isDeep = world.exercise !== undefined;
  const outside = [statusOfFolder(folder), timestampStatusOf(folder)] as const;
  const answer = Promise.all([judged(world, folder, isDeep), ...outside])
    .then(([report, status, timestamps]) => checkAnswer(report, status, timestamps))
    .finally(() => running.delete(world));
  running.set(world, answer);
  return answer;
}

/** Turns one bit in a copy of the register and has the copy judged; the register itself is only read. */
export async function checkCopyAltered(world: World, exercise: ExerciseWorld): Promise<TamperAnswer> {
  const began = performance.now();
  const copy = await mkdtemp(join(exercise.work, "altered-"));
  try {
    await world.register.atRest(() => copyRegister(world.register.folder, copy));
    const altered = await alterObject(copy, exercise.imageObjectRoot);
    const report = await judged(world, copy, true);
    const found = report.checks.find(isFault);
    return {
      ...altered,
      check: found?.code ?? "none",
      sentence: found === undefined ? nothingFound : both((language) => checkSentence(found, language)),
      integrity: report.integrity.value,
      completeness: report.completeness.value,
      checkCount: report.checks.length,
      durationMs: Math.round(performance.now() - began),
    };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const nothingFound: Label = { en: "No check found anything.", fr: "Aucun contrôle n’a rien trouvé." };

/** What a judge needs: neither the index, which proves nothing, nor what only a running server has. */
async function copyRegister(folder: string, copy: string): Promise<void> {
  const left: readonly string[] = [registerPaths.runFolder, registerPaths.indexFolder, registerPaths.lock];
  await cp(folder, copy, { recursive: true, filter: (path) => !left.includes(basename(path)) });
}

function judged({ ring }: World, folder: string, deep: boolean): Promise<Report> {
  return verifyRegister(nodeFolder(folder), {
    crypto: nodeCrypto,
    recordKey: ring.record,
    linkRootKey: ring.link,
    deep,
  });
}

function checkAnswer(
  { integrity, completeness, checks, notProved }: Report,
  status: WitnessStatus,
  timestamps: TimestampStatus,
): CheckAnswer {
  const groups = new Map<string, Check[]>();
  for (const one of checks) {
    const key = `${one.code} ${one.outcome}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return {
    integrity: verdictAnswer(integrity),
    completeness: verdictAnswer(completeness),
    checks: [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [lineOf(first, others.length + 1)],
    ),
    notProved: notProved.map((code) => notProvedTable[code]),
    witnesses: inBoth((language) => witnessSentences(status, language)),
    timestamps: inBoth((language) => timestampSentences(timestamps, language)),
  };
}

function lineOf(first: Check, count: number): CheckAnswer["checks"][number] {
  const sentence = both((language) => checkSentence(first, language));
  return { check: first.code, outcome: first.outcome, count, sentence };
}

function verdictAnswer(verdict: Verdict): CheckAnswer["integrity"] {
  return { verdict: verdict.value, sentence: both((language) => verdictSentence(verdict, language)) };
}

function inBoth(sentences: (language: "en" | "fr") => readonly string[]): Label[] {
  const inFrench = sentences("fr");
  return sentences("en").map((en, at) => ({ en, fr: inFrench[at] ?? en }));
}

function both(sentence: (language: "en" | "fr") => string): Label {
  return { en: sentence("en"), fr: sentence("fr") };
}
