// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentKinds, type Draft, type EffectiveRecord, type JsonObject, ScelleError } from "@scelle/core";
import { openRegister, type Register, readIdentity, type ShownRecord, signDraft } from "@scelle/register";
import type { Signatory } from "../act.ts";
import type { Exercise, ExerciseStep } from "../exercise.ts";
import { loadExercise } from "../load-exercise.ts";

/** The exercise in a register of its own, open, and the persons that may be looked through. */
export class LoadedExercise {
  readonly exercise: Exercise;
  readonly register: Register;
  readonly steps: readonly ExerciseStep[];
  readonly #top: string;

  private constructor(top: string, exercise: Exercise, register: Register, steps: readonly ExerciseStep[]) {
    this.#top = top;
    this.exercise = exercise;
    this.register = register;
    this.steps = steps;
  }

  static async load(): Promise<LoadedExercise> {
    const top = mkdtempSync(join(tmpdir(), "scelle-exercise-"));
    const [folder, keyFolder] = [join(top, "register"), join(top, "keys")];
    const steps: ExerciseStep[] = [];
    const onProgress = (step: ExerciseStep) => steps.push(step);
    const exercise = await loadExercise({ folder, keyFolder, work: top, onProgress });
    const register = await openRegister(folder, { keyFolder, command: "test" });
    return new LoadedExercise(top, exercise, register, steps);
  }

  async close(): Promise<void> {
    await this.register.close();
    rmSync(this.#top, { recursive: true, force: true });
  }

  /** A file that a test writes. */
  path(name: string): string {
    return join(this.#top, name);
  }

  role(part: Signatory) {
    const role = this.exercise.roles.find((candidate) => candidate.part === part);
    if (role === undefined) throw new Error(`nobody plays ${part}`);
    return role;
  }

  async append(part: Signatory, kind: string, stated: JsonObject): Promise<string> {
    return await codeOf(this.register.append(await this.#signed(part, kind, stated)));
  }

  async look(part: Signatory, query: JsonObject, caseRef?: string): Promise<readonly ShownRecord[]> {
    const stated = { ...(caseRef === undefined ? {} : { caseRef }), reason: "Exercise: test", query };
    const signed = await this.#signed(part, "record-consulted", stated);
    return (await this.register.consult(signed)).records;
  }

  /** What a look of somebody is answered with, if it is refused. */
  async refusalOf(part: Signatory, query: JsonObject, caseRef?: string): Promise<string> {
    return await codeOf(this.look(part, query, caseRef));
  }

  /** Everything that somebody may read, of a case or at all, in the order of the log; looks apart. */
  async records(part: Signatory, caseRef?: string): Promise<EffectiveRecord[]> {
    const shown: ShownRecord[] = [];
    for (const { kind } of currentKinds.filter(({ group }) => group !== "access")) {
      shown.push(...(await this.look(part, { op: "list", kind }, caseRef)));
    }
    return shown.sort((one, other) => one.index - other.index).map(effective);
  }

  async #signed(part: Signatory, kind: string, stated: JsonObject) {
    const draft: Draft = { draftId: randomUUID(), kind, version: kind === "member-admitted" ? 2 : 1, stated };
    const signer = await readIdentity(this.role(part).identityFile);
    return await signDraft(this.register.origin, draft, signer);
  }
}

function effective(shown: ShownRecord): EffectiveRecord {
  const { stated, measured = {}, original = stated } = shown;
  return { ...shown, stated, original, measured } as unknown as EffectiveRecord;
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "accepted";
  } catch (cause) {
    if (cause instanceof ScelleError) return cause.code;
    throw cause;
  }
}
