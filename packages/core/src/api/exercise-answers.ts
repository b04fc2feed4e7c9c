// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { label, recordRef } from "./answers.ts";

/** The words of the exercise's invented texts: in a real case they lie sealed and the reader brings them. */
export const exerciseTexts = z.strictObject({
  texts: z.array(z.strictObject({ textRef: recordRef, words: z.string() })),
  /** The account that the first screen shows, where the reader may read it. */
  frontTextRef: z.exactOptional(recordRef),
});

/** The invented city, drawn by us: lines and surfaces in WGS 84. */
export const cityMap = z.strictObject({
  name: z.string(),
  bounds: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
  features: z.array(
    z.strictObject({
      type: z.enum(["water", "land", "park", "quarter", "street", "rail", "building", "place"]),
      name: z.exactOptional(z.string()),
      shape: z.enum(["area", "line", "point"]),
      points: z.array(z.strictObject({ longitude: z.number(), latitude: z.number() })),
    }),
  ),
});

/** An attempt on a copy of the register, and the check that found it. */
export const tamperAnswer = z.strictObject({
  /** Path in the copy of the register. */
  file: z.string(),
  offset: z.int(),
  before: z.int(),
  after: z.int(),
  /** The check that failed, and its problem in words. */
  check: z.string(),
  sentence: label,
  integrity: z.string(),
  completeness: z.string(),
  checkCount: z.int(),
  durationMs: z.int(),
});

/** What a register says of itself when checked on the machine that holds it. */
export const checkAnswer = z.strictObject({
  integrity: z.strictObject({ verdict: z.string(), sentence: label }),
  completeness: z.strictObject({ verdict: z.string(), sentence: label }),
  checks: z.array(
    z.strictObject({ check: z.string(), outcome: z.string(), count: z.int(), sentence: label }),
  ),
  notProved: z.array(label),
  /** Who outside has cosigned what, a sentence each; the last says how far the quorum goes. */
  witnesses: z.array(label),
  /** Which authority outside attested what time, a sentence each. */
  timestamps: z.array(label),
});

export type ExerciseTexts = z.infer<typeof exerciseTexts>;
export type CityMap = z.infer<typeof cityMap>;
export type TamperAnswer = z.infer<typeof tamperAnswer>;
export type CheckAnswer = z.infer<typeof checkAnswer>;
