// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { Call, Desk, Operation } from "./call.ts";
import { checkCopyAltered, checkRegister } from "./register-check.ts";
import type { ExerciseWorld } from "./world.ts";

/**
 * In a register of one's own whoever is signed in has the folder anyway; in the exercise, a check tells how
 * much there is, and so is for those who may know it.
 */
export const check: Operation<"check"> = (desk, call) => {
  const { world } = desk;
  const caseRef = world.exercise?.caseRef;
  if (caseRef !== undefined && !maySee(desk, call, caseRef)) {
    return Promise.reject(new ScelleError("request.unknown-path"));
  }
  return checkRegister(world);
};

/** Texts whose words the reader could read in the register. */
export const exerciseTexts: Operation<"exerciseTexts"> = (desk, call) => {
  const { texts, frontTextRef } = exerciseOf(desk).texts;
  const readable = texts.filter(({ textRef }) => maySee(desk, call, textRef));
  const isFrontReadable = frontTextRef !== undefined && maySee(desk, call, frontTextRef);
  return Promise.resolve({ texts: readable, ...(isFrontReadable ? { frontTextRef } : {}) });
};

export const exerciseMap: Operation<"exerciseMap"> = (desk) => Promise.resolve(exerciseOf(desk).map);

export const tamper: Operation<"tamper"> = (desk, call) => {
  const exercise = exerciseOf(desk);
  const { caseRef } = exercise;
  if (caseRef === undefined || !maySee(desk, call, caseRef)) {
    return Promise.reject(new ScelleError("request.unknown-path"));
  }
  return checkCopyAltered(desk.world, exercise);
};

function maySee({ world }: Desk, { person }: Call, ref: string): boolean {
  return world.register.names.outlineOf(person.personRef, ref) !== undefined;
}

/** Where a register is no exercise, its rows answer that there is no such path before they come here. */
function exerciseOf({ world }: Desk): ExerciseWorld {
  if (world.exercise === undefined) throw new ScelleError("request.unknown-path");
  return world.exercise;
}
