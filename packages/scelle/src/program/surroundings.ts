// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { ProgressLine } from "./progress-line.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command sees of the world beside its own options, and where its results go. */
export interface Surroundings {
  readonly env: Environment;
  readonly language: Language;
  readonly isJson: boolean;
  readonly progress: ProgressLine;
  /** A result: its text for people, or with `--json` one JSON document on one line for programs. */
  answer(result: object, text: string): void;
  /** Says in the exit code that a check was made and found something wanting. */
  foundWanting(): void;
}

/**
 * What follows from the command line before it is parsed, so that a wrong one is answered in the right
 * form.
 */
export interface Manner {
  readonly language: Language;
  readonly isJson: boolean;
}

export function mannerOf(words: readonly string[], env: Environment): Manner {
  const end = words.indexOf("--");
  const options = end === -1 ? words : words.slice(0, end);
  const isJson = options.includes("--json");
  return { language: statedLanguage(options) ?? languageOfSystem(env), isJson };
}

/** The surroundings of a process that was started from a shell. */
export function surroundingsOf(manner: Manner, env: Environment): Surroundings {
  return {
    ...manner,
    env,
    progress: new ProgressLine(process.stderr.isTTY === true ? process.stderr : undefined),
    answer: (result, text) => {
      process.stdout.write(manner.isJson ? `${JSON.stringify(result)}\n` : text);
    },
    foundWanting: () => {
      process.exitCode = 1;
    },
  };
}

function statedLanguage(options: readonly string[]): Language | undefined {
  const joined = options.findLast((option) => option.startsWith("--lang="));
  const apart = options.lastIndexOf("--lang");
  const value = apart === -1 ? joined?.slice("--lang=".length) : options[apart + 1];
  return value === "fr" || value === "en" ? value : undefined;
}

/** @see POSIX.1-2024, 8.2: the first of these that is set decides */
function languageOfSystem(env: Environment): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^fr(_|\.|$)/.test(locale) ? "fr" : "en";
}
