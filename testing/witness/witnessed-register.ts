// SPDX-License-Identifier: Apache-2.0
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { registerPaths } from "@scelle/core";
import type { Register, RegisterOptions, WitnessTimes } from "@scelle/register";
import { Clerk, type ExerciseRegister, foundExercise, openExercise } from "../faults/register-fixture.ts";
import { cosignedAt } from "./independent-log.ts";

/** Short enough for a test, long enough for a machine that is busy. */
const quickTimes: Partial<WitnessTimes> = {
  answerMsMax: 5_000,
  startMsMax: 5_000,
  closeMsMax: 5_000,
  retryMs: 100,
  retryMsMax: 400,
};

export interface NamedWitness {
  readonly name: string;
  readonly vkey: string;
  readonly url: string;
}

/** A register whose policy wants all of these witnesses, with one case in it. */
export async function foundWitnessed(witnesses: readonly NamedWitness[]): Promise<ExerciseRegister> {
  const exercise = await foundExercise("witnessed");
  writeFileSync(join(exercise.folder, registerPaths.trustPolicy), policyOf(witnesses));
  return exercise;
}

export function policyOf(witnesses: readonly NamedWitness[]): string {
  const lines = witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`);
  const names = witnesses.map(({ name }) => name).join(" ");
  return [...lines, `group enough all ${names}`, "quorum enough", ""].join("\n");
}

/** The register as it stands now, elsewhere: with its keys, and without the note of what was signed last. */
export function copyOf(exercise: ExerciseRegister, name: string): ExerciseRegister {
  const folder = join(exercise.top, name);
  const keyFolder = `${folder}-keys`;
  cpSync(exercise.folder, folder, { recursive: true, filter: (path) => !path.includes("/run") });
  cpSync(exercise.keyFolder, keyFolder, { recursive: true });
  rmSync(join(keyFolder, "last-signed"), { force: true });
  return { ...exercise, folder, keyFolder };
}

export function open(exercise: ExerciseRegister, options: Partial<RegisterOptions> = {}): Promise<Register> {
  return openExercise(exercise, { witnessTimes: quickTimes, ...options });
}

let number = 0;

/** Something to record: a case, under a number of its own. */
export async function recordOne({ founder }: ExerciseRegister, register: Register): Promise<number> {
  number += 1;
  const recipient = "age17p450tlq03qs4f5ysssc5aarj8wwm24vggrgeh0php8r6qg54slspsnnlh";
  return (await new Clerk(register, founder).openCase(`C-${number}`, [recipient])).index;
}

export function fileIn({ folder }: ExerciseRegister, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** Sizes of the checkpoints that are kept. */
export function keptSizes({ folder }: ExerciseRegister): number[] {
  return readdirSync(join(folder, registerPaths.historyFolder)).map(Number);
}

/** The times of the good cosignatures of a witness under a note. */
export function cosignedTimes(note: string, { vkey }: Pick<NamedWitness, "vkey">): number[] {
  const [text = "", lines = ""] = note.split("\n\n");
  return lines.split("\n").flatMap((line) => cosignedAt(line, `${text}\n`, vkey) ?? []);
}

/** Until something holds; a machine that is busy gets a minute. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 3_000) throw new Error("it did not come to hold within a minute");
    await sleep(20);
  }
}
