// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRegister, readIdentity } from "@scelle/register";
import { registerWorld } from "../http/register-world.ts";
import type { Signatory, World } from "../http/world.ts";
import type { Environment } from "../program/surroundings.ts";
import { cityMap } from "./city/city-map.ts";
import type { Exercise, ExerciseOptions, ExerciseRole } from "./inquiry/exercise.ts";
import { loadExercise } from "./inquiry/load-exercise.ts";

/** An exercise that is loaded and open. */
export interface OpenExercise {
  readonly world: World;
  readonly exercise: Exercise;
  /** Temporary folder with the register, its keys, and the keys of everybody in it. */
  readonly folder: string;
  /** Removes the temporary folder; the register is closed before. */
  remove(): Promise<void>;
}

/** Founds an exercise in a temporary folder and opens it. @throws ScelleError as founding and opening do */
export async function openExercise(
  env: Environment,
  options: Pick<ExerciseOptions, "isBlank" | "onProgress"> = {},
): Promise<OpenExercise> {
  const folder = await mkdtemp(join(tmpdir(), "scelle-exercise-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const keyFolder = join(folder, "keys");
    const place = { folder: join(folder, "register"), keyFolder, work: folder };
    const exercise = await loadExercise({ ...place, ...options });
    const register = await openRegister(exercise.folder, { keyFolder, command: "serve" });
    const [first, ...others] = exercise.roles;
    const world: World = {
      ...(await registerWorld(register, keyFolder, env)),
      people: [await signatory(first), ...(await Promise.all(others.map(signatory)))],
      exercise: {
        caseRef: options.isBlank === true ? undefined : exercise.caseRef,
        texts: { texts: [...exercise.texts], frontTextRef: exercise.frontTextRef },
        map: cityMap,
        imageObjectRoot: exercise.imageObjectRoot,
        work: folder,
      },
    };
    return { world, exercise, folder, remove };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

async function signatory(role: ExerciseRole): Promise<Signatory> {
  const { personRef, name, part, about, identityFile } = role;
  return { personRef, name, role: { part, about }, signer: await readIdentity(identityFile) };
}
