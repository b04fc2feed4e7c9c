// SPDX-License-Identifier: Apache-2.0
import { unreachable } from "../errors.ts";
import type { predicates } from "../records/statement-vocabularies.ts";
import { type StatementRecord, type Topic, topicRef } from "./statement-record.ts";

/** What may have been said: something about somebody. A part that is left out is not asked about. */
export interface Question {
  readonly predicate: keyof typeof predicates;
  readonly subjectRef?: string;
  readonly objectRef?: string;
}

export interface Sayings {
  /** Statements that say so. */
  readonly affirm: readonly StatementRecord[];
  /** Statements that deny it, or say that it is not so. */
  readonly deny: readonly StatementRecord[];
  /** Statements that fear, plan, ask, compare or invent it, or leave it open. */
  readonly neither: readonly StatementRecord[];
}

/**
 * Who says so? Statements only: that two facts stand side by side in a text is nobody's statement, and
 * nothing is concluded here.
 */
export function whoSays(statements: readonly StatementRecord[], question: Question): Sayings {
  const about = statements.filter((statement) => isAbout(statement, question));
  const saying = (stance: Stance) => about.filter((statement) => stanceOf(statement) === stance);
  return { affirm: saying("affirms"), deny: saying("denies"), neither: saying("neither") };
}

type Stance = "affirms" | "denies" | "neither";

function isAbout({ stated }: StatementRecord, { predicate, subjectRef, objectRef }: Question): boolean {
  return (
    stated.predicate === predicate &&
    (subjectRef === undefined || names(stated.subjects, subjectRef)) &&
    (objectRef === undefined || names(stated.objects, objectRef))
  );
}

function names(topics: readonly Topic[] | undefined, ref: string): boolean {
  return topics?.some((topic) => topicRef(topic) === ref) ?? false;
}

function stanceOf({ stated: { mood, polarity } }: StatementRecord): Stance {
  if (polarity === "open") return "neither";
  switch (mood) {
    case "asserted":
    case "alleged":
      return polarity === "affirmed" ? "affirms" : "denies";
    case "denied":
      return polarity === "affirmed" ? "denies" : "affirms";
    case "intended":
    case "feared":
    case "conditional":
    case "question":
    case "compared":
    case "fictional":
      return "neither";
    default:
      return unreachable(mood);
  }
}
