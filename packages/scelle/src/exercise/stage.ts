// SPDX-License-Identifier: Apache-2.0
import { wrapped } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";

const lineLength = 78;

/** All commands, ready to read the words that a person typed. */
export type CommandLine = (around: Surroundings) => {
  parseAsync(words: readonly string[], options: { from: "user" }): Promise<unknown>;
};

/** What a command gave back. */
export interface Outcome<R> {
  readonly result: R;
  /** What it would have printed. */
  readonly text: string;
  /** Whether a check found something wanting. */
  readonly isWanting: boolean;
}

/** Runs the commands of the story as if they had been typed, and tells what is happening. */
export class Stage {
  readonly #commandLine: CommandLine;
  readonly #around: Surroundings;
  readonly #print: (text: string) => void;
  #chapters = 0;

  /** @param print where the story goes; a caller that wants JSON alone leaves it out */
  constructor(commandLine: CommandLine, around: Surroundings, print: (text: string) => void) {
    this.#commandLine = commandLine;
    this.#around = around;
    this.#print = print;
  }

  chapter(title: string): void {
    this.#chapters += 1;
    const heading = `── ${this.#chapters}  ${title} `;
    this.line(`\n${heading}${"─".repeat(Math.max(0, lineLength - heading.length))}`);
  }

  /** A paragraph. */
  say(text: string): void {
    this.line(`${wrapped(text, lineLength).join("\n")}\n`);
  }

  /** What came out of a command. */
  note(text: string): void {
    const short = text.replace(/[0-9a-f]{40,}/g, (digits) => `${digits.slice(0, 12)}…`);
    this.line(`    → ${wrapped(short, lineLength - 6).join("\n      ")}`);
  }

  line(text = ""): void {
    this.#print(`${text}\n`);
  }

  /** Shows a command line of the system and leaves its doing to the caller. */
  show(commandLine: string): void {
    this.line(`  $ ${commandLine}`);
  }

  /** Shows a command of ours and runs it, by the same code that runs it from a shell. */
  async run<R>(...words: readonly string[]): Promise<Outcome<R>> {
    this.show(shellLine(["scelle", ...words]));
    return await this.runUnseen<R>(...words);
  }

  async runUnseen<R>(...words: readonly string[]): Promise<Outcome<R>> {
    const answers: { result: unknown; text: string }[] = [];
    let isWanting = false;
    const around: Surroundings = {
      ...this.#around,
      isJson: false,
      language: "en",
      answer: (result, text) => answers.push({ result, text }),
      foundWanting: () => {
        isWanting = true;
      },
    };
    await this.#commandLine(around).parseAsync([...words], { from: "user" });
    const [answer] = answers;
    if (answer === undefined) throw new Error(`no answer from ${words[0]}`);
    return { result: answer.result as R, text: answer.text, isWanting };
  }
}

/** Words as a shell takes them, broken before options where the line would be too long. */
export function shellLine(words: readonly string[]): string {
  const parts: string[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    const isOption = word.startsWith("-") && word.length > 1;
    if (isOption || last === undefined || !/^-\S*$/.test(last)) parts.push(quoted(word));
    else parts[parts.length - 1] = `${last} ${quoted(word)}`;
  }
  const lines: string[] = [""];
  for (const part of parts) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + part.length + 5 > lineLength) lines.push(`      ${part}`);
    else lines[lines.length - 1] = line === "" ? part : `${line} ${part}`;
  }
  return lines.join(" \\\n");
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  const [, name = "", value = word] = /^([A-Za-z]+=)?(.*)$/s.exec(word) ?? [];
  return `${name}'${value.replaceAll("'", "'\\''")}'`;
}
