// SPDX-License-Identifier: Apache-2.0
// A process that works on a register until it is killed. What it was told is durable it says on standard
// output, in the same turn, before it goes on: whatever stands there must stand in the register afterwards.
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import type { Receipt, Register } from "@scelle/register";
import { readIdentity } from "@scelle/register";
import { hastyDisk } from "./hasty-disk.ts";
import { Clerk, type ExerciseRegister, openExercise, randomFile, sealInto } from "./register-fixture.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";

export type KillPhase = "start" | "commit" | "publication" | "sealing" | "erasure" | "closing";

export type KillMessage =
  | { readonly phase: KillPhase }
  | { readonly acknowledged: Pick<Receipt, "index" | "leafHash"> }
  | { readonly object: string }
  | {
      readonly erased: {
        readonly caseRef: string;
        readonly ref: string;
        readonly entries: readonly number[];
      };
    };

export interface KillAssignment {
  readonly exercise: Omit<ExerciseRegister, "founder">;
  readonly caseRef: string;
  readonly seed: number;
  /** Plants the fault of {@link hastyDisk}. */
  readonly isHasty?: boolean;
}

const stepsMax = 400;
const phases = ["commit", "commit", "publication", "sealing", "erasure", "closing"] as const;

function say(message: KillMessage): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

async function work(assignment: KillAssignment): Promise<void> {
  const random = seededRandom(assignment.seed);
  say({ phase: "start" });
  let worker = await Worker.open(assignment, random);
  for (let step = 0; step < stepsMax; step++) {
    const phase = random.pick(phases);
    say({ phase });
    if (phase === "closing") {
      await worker.register.close();
      say({ phase: "start" });
      worker = await Worker.open(assignment, random);
    } else await worker[phase]();
  }
}

/** One session with a register, and what it did in it. */
class Worker {
  readonly register: Register;
  readonly #assignment: KillAssignment;
  readonly #random: SeededRandom;
  readonly #clerk: Clerk;

  private constructor(assignment: KillAssignment, random: SeededRandom, register: Register, clerk: Clerk) {
    this.#assignment = assignment;
    this.#random = random;
    this.register = register;
    this.#clerk = clerk;
  }

  static async open(assignment: KillAssignment, random: SeededRandom): Promise<Worker> {
    const founder = await readIdentity(assignment.exercise.identityPath);
    const { exercise, isHasty } = assignment;
    const options = isHasty === true ? { disk: hastyDisk(exercise.folder) } : {};
    const register = await openExercise(exercise, options);
    return new Worker(assignment, random, register, new Clerk(register, founder));
  }

  async commit(): Promise<void> {
    await Promise.all(Array.from({ length: this.#random.between(1, 8) }, () => this.#seize()));
  }

  async publication(): Promise<void> {
    await this.#seize();
    await this.register.publish();
  }

  async sealing(): Promise<void> {
    const { exercise } = this.#assignment;
    const { recordRef } = await this.#seize();
    const sizeBytes = this.#random.between(64 * 1024, 600 * 1024);
    const sealed = await sealInto(exercise, randomFile(exercise.top, "image", sizeBytes));
    say({ object: sealed.root });
    this.#acknowledge(await this.#clerk.acquire(recordRef, sealed));
  }

  async erasure(): Promise<void> {
    const { caseRef } = this.#assignment;
    const seized = await this.#seize();
    const fields = { description: "A phone, blue" };
    const corrected = await this.#clerk.correct(seized.recordRef, fields);
    this.#acknowledge(corrected);
    this.#acknowledge(await this.#clerk.erase(seized.recordRef));
    say({ erased: { caseRef, ref: seized.recordRef, entries: [seized.index, corrected.index] } });
  }

  async #seize(): Promise<Receipt> {
    return this.#acknowledge(await this.#clerk.seize(this.#assignment.caseRef, randomUUID()));
  }

  #acknowledge(receipt: Receipt): Receipt {
    const { index, leafHash } = receipt;
    say({ acknowledged: { index, leafHash } });
    return receipt;
  }
}

const [assignmentText] = process.argv.slice(2);
if (assignmentText !== undefined) await work(JSON.parse(assignmentText) as KillAssignment);
