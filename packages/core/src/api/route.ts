// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { Label } from "../records/vocabulary.ts";
import type { ViewName } from "./view-shapes.ts";

/** Where every path of the table begins. */
export const apiPrefix = "/api/v1";
/** Carries the reason of a look in words, percent-encoded UTF-8. */
export const reasonHeader = "scelle-reason";
/** Carries the ground of a look: a word of the list. */
export const groundHeader = "scelle-ground";
/** Carries what act a look serves, percent-encoded UTF-8. */
export const actHeader = "scelle-act";
/** Carries for what the log of looks itself is read: a word of the list. */
export const logPurposeHeader = "scelle-log-purpose";
/** UTF-16 code units of a reason, decoded: as many as a record of the look holds. */
export const reasonLengthMax = 500;
/** UTF-16 code units of what act a look serves, decoded. */
export const actReferenceLengthMax = 200;

/** One operation of the API: what it takes, what it answers, and who may ask. */
export interface Route {
  readonly method: "GET" | "POST" | "DELETE" | "HEAD" | "PATCH";
  /** Below {@link apiPrefix}; a parameter stands in braces. */
  readonly path: string;
  readonly title: Label;
  readonly access: "anybody" | "session";
  /** There is such a path only where a register is an exercise. */
  readonly isExerciseOnly?: true;
  /** A reason has to come along, and the look is on record before the answer. */
  readonly isLook?: true;
  readonly view?: ViewName;
  /** Spoken by the protocol of resumable transfers, which takes and answers by headers. */
  readonly isResumable?: true;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodMiniType;
  /** Of the answer, if that is not JSON. */
  readonly mediaType?: string;
}
