// SPDX-License-Identifier: Apache-2.0
import { type ErrorFacts, errorSentence, errorTable, type Language, ScelleError } from "@scelle/core";
import { UsageProblem } from "./usage-problem.ts";

/** What went wrong, as a person and a program read it. */
export interface Problem {
  readonly code: string;
  /** What happened and what helps. */
  readonly sentence: string;
  readonly facts: ErrorFacts;
  /** From sysexits(3). */
  readonly exit: number;
  readonly retry: string;
}

/** EX_SOFTWARE of sysexits(3): the fault is ours. */
const exitSoftware = 70;

/** The one place where an error becomes words and an exit code. */
export function problemOf(error: unknown, language: Language): Problem {
  const known = error instanceof UsageProblem ? usageError(error) : systemError(error);
  if (!(known instanceof ScelleError)) {
    return { code: "unexpected", sentence: unexpected[language], facts: {}, exit: exitSoftware, retry: "no" };
  }
  const { exit, retry } = errorTable[known.code];
  return {
    code: known.code,
    sentence: errorSentence(known.code, known.facts, language),
    facts: known.facts,
    exit,
    retry,
  };
}

const unexpected: Readonly<Record<Language, string>> = {
  en: "Something happened that Scellé did not expect, and it stopped. Run the same again with SCELLE_DEBUG=1 and report it.",
  fr: "Scellé a rencontré un imprévu et s’est arrêté. Relancez la même commande avec SCELLE_DEBUG=1 et signalez-le.",
};

/** A failure of the system that nobody nearer to it gave its sentence. */
function systemError(error: unknown): unknown {
  if (error instanceof ScelleError || !(error instanceof Error) || !("syscall" in error)) return error;
  const { code = "?", path = `(${error.syscall})` } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return new ScelleError("disk.full", { path }, { cause: error });
  if (code === "EROFS" || code === "EACCES")
    return new ScelleError("disk.read-only", { path }, { cause: error });
  return new ScelleError("disk.failed", { path, problem: code }, { cause: error });
}

/**
 * Commander tells what it refused in its message alone; its texts are those of the pinned version, and
 * tested.
 */
function usageError({ code, message, command }: UsageProblem): ScelleError {
  const [first = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map((match) =>
    optionName(match[1] ?? ""),
  );
  const meant = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  switch (code) {
    case "commander.unknownCommand":
      return meant === undefined
        ? new ScelleError("usage.command-unknown", { found: first, command })
        : new ScelleError("usage.command-misspelt", { found: first, command, meant });
    case "commander.unknownOption":
      return meant === undefined
        ? new ScelleError("usage.option-unknown", { option: first, command })
        : new ScelleError("usage.option-misspelt", { option: first, command, meant });
    case "commander.missingArgument":
      return new ScelleError("usage.argument-missing", { argument: first, command });
    case "commander.excessArguments":
      return new ScelleError("usage.arguments-excess", { command });
    case "commander.optionMissingArgument":
      return new ScelleError("usage.value-missing", { option: first, command });
    case "commander.invalidArgument": {
      const expected = /Allowed choices are (.+)\.$/.exec(message)?.[1]?.replaceAll(", ", " | ") ?? "?";
      return new ScelleError("usage.value-invalid", { option: first, expected });
    }
    case "commander.missingMandatoryOptionValue":
      return new ScelleError("usage.option-missing", { option: first, command });
    case "commander.conflictingOption":
      return new ScelleError("usage.options-conflict", { option: first, other: second, command });
    default:
      return new ScelleError("usage.invalid", {
        problem: message.replace(/^error: /, ""),
        cure: `${command} --help`,
      });
  }
}

/** `--out` of `-o, --out <FILE>`; anything else as it is. */
function optionName(text: string): string {
  return /--[a-z-]+/.exec(text)?.[0] ?? text;
}
