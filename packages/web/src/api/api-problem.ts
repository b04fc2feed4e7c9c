// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";

/** What the server refused or could not do, as it said so. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.name = "ApiProblem";
    this.problem = problem;
  }
}

/** The problem that an error carries; an error of another sort becomes one, so that a screen can say it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return ownProblem("app.fault", 0, {
    en: "This page met a fault of its own. Load it again; nothing was recorded by it.",
    fr: "Cette page a rencontré une erreur interne. Rechargez-la ; rien n’a été consigné de ce fait.",
  });
}

/** A problem that the app found by itself. */
export function ownProblem(type: string, status: number, sentence: Problem["sentence"]): Problem {
  return { type, title: sentence.en, status, detail: sentence.en, sentence, facts: {} };
}
