// SPDX-License-Identifier: Apache-2.0
// What a program for developers is told on its line: numbers, words and flags, with a usage that says so.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";

/** Of sysexits(3): the line was not understood. */
const usageStatus = 64;

interface Offer {
  /** Where nothing is said. A number is whole, and at least 1 unless this is 0; `false` makes a flag. */
  readonly value: number | string | boolean;
  readonly help: string;
  /** The words that are understood. */
  readonly choices?: readonly string[];
}

type Offers = Readonly<Record<string, Offer>>;
type Widened<Value> = Value extends number ? number : Value extends string ? string : boolean;
type Given<Offered extends Offers> = { readonly [Name in keyof Offered]: Widened<Offered[Name]["value"]> };

interface Program<Offered extends Offers> {
  /** After `npm run`, up to the options. */
  readonly name: string;
  readonly summary: string;
  readonly options: Offered;
  /** Words that narrow what is run; none of them means all. */
  readonly words?: { readonly name: string; readonly choices: readonly string[] };
}

/** Reads this program's line; ends the program where it asks for help, or is not understood (64). */
export function givenOptions<Offered extends Offers>(
  program: Program<Offered>,
): { readonly values: Given<Offered>; readonly words: readonly string[] } {
  try {
    return optionsIn(program, process.argv.slice(2));
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    process.exit(cause.exitCode === 0 ? 0 : usageStatus);
  }
}

/** @throws CommanderError, after it told what is wrong */
export function optionsIn<Offered extends Offers>(
  { name, summary, options, words }: Program<Offered>,
  line: readonly string[],
): { readonly values: Given<Offered>; readonly words: readonly string[] } {
  const command = new Command(`npm run ${name}`).description(summary).exitOverride();
  command.helpOption("--help", "says this").showHelpAfterError().allowExcessArguments(false);
  for (const [key, offer] of Object.entries(options)) command.addOption(optionOf(key, offer));
  if (words !== undefined) command.addArgument(new Argument(`[${words.name}...]`).choices(words.choices));
  command.parse(line, { from: "user" });
  return { values: command.opts() as Given<Offered>, words: command.args };
}

function optionOf(key: string, { value, help, choices }: Offer): Option {
  if (typeof value === "boolean") return new Option(`--${key}`, help).default(value);
  if (typeof value === "number") {
    return new Option(`--${key} <n>`, help)
      .default(value)
      .argParser((text) => countOf(text, Math.min(1, value)));
  }
  const option = new Option(`--${key} <word>`, help).default(value, value === "" ? "all" : undefined);
  return choices === undefined ? option : option.choices(choices);
}

function countOf(text: string, least: number): number {
  const count = Number(text);
  if (/^\d{1,15}$/.test(text) && count >= least) return count;
  throw new InvalidArgumentError(`Give a whole number, at least ${least}.`);
}
