// SPDX-License-Identifier: Apache-2.0
// Seals one source into a register, records it, verifies the register with every object read again, and says
// what came out and how much memory all of that took.
import { readFileSync } from "node:fs";
import { readIdentity, type SealedObject } from "@scelle/register";
import type { Report } from "@scelle/verifier";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  openExercise,
  sealInto,
  verifyExercise,
} from "./register-fixture.ts";

export interface SealAssignment {
  readonly exercise: Omit<ExerciseRegister, "founder">;
  readonly exhibitRef: string;
  /** A path, or "-" for standard input. */
  readonly source: string;
}

export interface SealOutcome {
  readonly sealed: SealedObject;
  readonly faults: readonly string[];
  readonly objects: Report["objects"];
  /** The most memory that the process ever had, as the kernel counts it. */
  readonly peakSizeBytes: number;
}

const [assignmentText] = process.argv.slice(2);
if (assignmentText !== undefined) await work(JSON.parse(assignmentText) as SealAssignment);

async function work({ exercise, exhibitRef, source }: SealAssignment): Promise<void> {
  const sealed = await sealInto(exercise, source);
  const register = await openExercise(exercise);
  await new Clerk(register, await readIdentity(exercise.identityPath)).acquire(exhibitRef, sealed);
  await register.close();
  const report = await verifyExercise(exercise, { deep: true });
  const outcome: SealOutcome = {
    sealed,
    faults: faultsOf(report),
    objects: report.objects,
    peakSizeBytes: peakSizeBytes(),
  };
  process.stdout.write(JSON.stringify(outcome));
}

/** @see proc(5), VmHWM */
function peakSizeBytes(): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}
