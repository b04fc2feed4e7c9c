// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerPaths } from "@scelle/core";
import type { Register } from "@scelle/register";
import { expect } from "vitest";
import { runGoReader } from "../log/go-reader.ts";
import { toolTest } from "../tool-test.ts";
import { Clerk, type ExerciseRegister, openExercise, withExercise } from "./register-fixture.ts";

/** Sizes at which the register publishes on its way; each in a process of its own, so that each is kept. */
const lives: readonly (readonly number[])[] = [[3], [255, 256, 257], [10, 300, 512, 700]];

for (const sizes of lives) {
  toolTest(
    `Go's reader accepts a register of ${sizes.at(-1)} entries, its ${sizes.length + 1} checkpoints and proofs`,
    ["go"],
    async () => {
      await withExercise(async (exercise) => {
        const proofs = await grow(exercise, sizes);
        const verdict = runGoReader(exercise.folder, logKeyOf(exercise), proofs);
        expect(verdict.output).toBe(`${sizes.at(-1)} entries agree with the checkpoint\n`);
        expect(verdict.isAccepted).toBe(true);
        const history = join(exercise.folder, registerPaths.historyFolder);
        const kept = readdirSync(history);
        expect(kept).toHaveLength(sizes.length + 1);

        const [older = ""] = kept.map((name) => join(history, name));
        const [origin, size, root = "", ...rest] = readFileSync(older, "utf8").split("\n");
        const altered = [origin, size, (root.startsWith("A") ? "B" : "A") + root.slice(1), ...rest].join(
          "\n",
        );
        writeFileSync(older, altered);
        expect(runGoReader(exercise.folder, logKeyOf(exercise)).isAccepted).toBe(false);
      });
    },
  );
}

/** Brings a register to each size in turn. @returns paths of proofs that the register gave out on the way */
async function grow(exercise: ExerciseRegister, sizes: readonly number[]): Promise<string[]> {
  const proofs: string[] = [];
  let caseRef: string | undefined;
  for (const size of sizes) {
    const register = await openExercise(exercise);
    const clerk = new Clerk(register, exercise.founder);
    caseRef ??= (await clerk.openCase("2026/1", [exercise.evidence.recipient])).recordRef;
    const seizures = size - (await register.status()).size;
    const place = caseRef;
    await Promise.all(Array.from({ length: seizures }, (_, i) => clerk.seize(place, `P-${size}-${i}`)));
    proofs.push(await writeProof(exercise, register, caseRef, `${size}.tlog-proof`));
    await register.close();
  }
  return proofs;
}

async function writeProof(
  { top }: ExerciseRegister,
  register: Register,
  ref: string,
  name: string,
): Promise<string> {
  const path = join(top, name);
  writeFileSync(path, await register.proof(ref));
  return path;
}

function logKeyOf({ folder }: ExerciseRegister): string {
  const text = readFileSync(join(folder, registerPaths.registerJson), "utf8");
  return (JSON.parse(text) as { logKey: string }).logKey;
}
