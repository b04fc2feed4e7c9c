// SPDX-License-Identifier: Apache-2.0
import { lineAt, type SourceText } from "./source-text.ts";

/** A place that breaks a rule, and what to do there. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly problem: string;
}

/** A rule of STYLE.md that a program can check, with examples that keep the rule itself honest. */
export interface Rule {
  /** What holds, as a claim. */
  readonly claim: string;
  check(files: readonly SourceText[]): Finding[];
  /** Path and text of files each of which must be found. */
  readonly planted: readonly Sample[];
  /** Path and text of files that look alike and must pass. */
  readonly allowed: readonly Sample[];
}

export type Sample = readonly [path: string, text: string];

/** A rule over each file by itself. */
export function perFile(
  concerns: (path: string) => boolean,
  findings: (file: SourceText) => Iterable<Omit<Finding, "path">>,
): Rule["check"] {
  return (files) =>
    files
      .filter(({ path }) => concerns(path))
      .flatMap((file) => Array.from(findings(file), (finding) => ({ path: file.path, ...finding })));
}

/** A rule that a pattern, with the flag g, does not occur. */
export function without(
  concerns: (path: string) => boolean,
  view: "text" | "code" | "uncommented",
  pattern: RegExp,
  problem: (found: string) => string,
): Rule["check"] {
  return perFile(concerns, (file) =>
    Array.from(file[view].matchAll(pattern), (match) => ({
      line: lineAt(file.text, match.index),
      problem: problem(match[0].trim()),
    })),
  );
}

export const isSource = (path: string): boolean => /\.(?:ts|tsx|mjs)$/.test(path);
export const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
/** Tests, and under `spec/` what helps them. */
export const isTestCode = (path: string): boolean => isTest(path) || path.includes("/spec/");
export const isDocument = (path: string): boolean => path.endsWith(".md");
export const isCore = (path: string): boolean => path.startsWith("packages/core/src/");
