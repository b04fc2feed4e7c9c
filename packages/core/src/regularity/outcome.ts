// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import type { LengthOfTime } from "../records/length-of-time.ts";
import type { Circumstance } from "./circumstances.ts";
import type { OutcomeStanding } from "./grades.ts";
import type { DatedReference, ReferenceName } from "./legal-references.ts";

/** What one rule says of one act. */
export interface Outcome {
  readonly standing: OutcomeStanding;
  /** The record that the rule was asked about. */
  readonly actRef: string;
  readonly exhibitRef?: string;
  /** When the act took place: which wording of a text applies hangs on it. */
  readonly at?: Span;
  /** What the answer rests on beside the act. */
  readonly factRefs: readonly string[];
  readonly circumstances: readonly Circumstance[];
  /** How long, where the rule counts time. */
  readonly lengthMs?: number;
  /** How much is unaccounted for, in grams: missing if above zero. */
  readonly massGrams?: number;
  /** Texts of this act alone, in place of the rule’s. */
  readonly references?: readonly ReferenceName[];
  /** A text that the record itself names. */
  readonly statedText?: DatedReference;
}

export type AttendanceBranch = "person" | "representative" | "two-witnesses";

/** How long something may take by a text, and by which text. */
export interface DeadlineRow {
  readonly deadlineType: string;
  readonly length: LengthOfTime;
  readonly reference: ReferenceName;
}

/** The numbers and lists that packs set and rules read. */
export interface RuleLimits {
  /** From the taking of a thing to its first seal. */
  readonly sealWithinMs: number;
  /** A gap in control that is longer is told. */
  readonly gapMs: number;
  /** Local hours between which no search of a dwelling begins. */
  readonly nightFromHour: number;
  readonly nightUntilHour: number;
  /** Articles of an authorisation that permit a search at night. */
  readonly nightArticles: readonly string[];
  /** Whose attendance makes an opening of a closed seal attended. */
  readonly openingBranches: readonly AttendanceBranch[];
  /** Grounds on which a seal is opened without anybody’s attendance, on an order, and by which text. */
  readonly expertGrounds: readonly { readonly ground: string; readonly reference?: ReferenceName }[];
  readonly weighingBranches: readonly AttendanceBranch[];
  /** What no scale need account for, in grams. */
  readonly weightToleranceGrams: number;
  readonly deadlines: readonly DeadlineRow[];
}
