// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { programPath } from "../program-path.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** A user with an empty home, in an empty folder of their own. */
export class Visitor {
  readonly folder: string;
  readonly home: string;
  readonly #programs: string;
  readonly #started: ChildProcess[] = [];

  constructor() {
    const top = realpathSync(mkdtempSync(join(tmpdir(), "scelle-cli-")));
    this.folder = join(top, "work");
    this.home = join(top, "home");
    this.#programs = join(top, "bin");
    for (const path of [this.folder, this.home, this.#programs]) mkdirSync(path);
    const start = `#!/bin/sh\nexec '${process.execPath}' '${programPath}' "$@"\n`;
    writeFileSync(join(this.#programs, "scelle"), start, { mode: 0o755 });
  }

  path(...steps: readonly string[]): string {
    return join(this.folder, ...steps);
  }

  scelle(words: readonly string[], options: RunOptions = {}): Ended {
    return this.#ended(process.execPath, [programPath, ...words], options);
  }

  /** Runs a command that must succeed, and gives what it answered. */
  answer<R>(...words: readonly string[]): R {
    const { code, stdout, stderr } = this.scelle([...words, "--json"]);
    if (code !== 0) throw new Error(`scelle ${words.join(" ")}: ${code}\n${stderr}`);
    return JSON.parse(stdout) as R;
  }

  /** What a person typed, by the shell that would read it. */
  shell(script: string): Ended {
    return this.#ended("sh", ["-ec", script], {});
  }

  start(words: readonly string[], options: RunOptions = {}): ChildProcess {
    const child = spawn(process.execPath, [programPath, ...words], this.#surroundings(options));
    this.#started.push(child);
    return child;
  }

  leave(): void {
    for (const child of this.#started) child.kill("SIGKILL");
    rmSync(join(this.folder, ".."), { recursive: true, force: true });
  }

  #ended(program: string, words: readonly string[], options: RunOptions): Ended {
    const surroundings = { ...this.#surroundings(options), input: options.input ?? "" };
    const done = spawnSync(program, words, { ...surroundings, maxBuffer: 64 * 1024 * 1024 });
    return { code: done.status, stdout: String(done.stdout), stderr: String(done.stderr) };
  }

  /** What a program of this user finds in its environment; `scelle` is a command there. */
  environment(): Record<string, string> {
    const path = [this.#programs, process.env["PATH"] ?? ""].join(delimiter);
    return { PATH: path, HOME: this.home, LANG: "C.UTF-8", TZ: "UTC" };
  }

  #surroundings({ env, folder }: RunOptions): { cwd: string; env: Record<string, string> } {
    return { cwd: folder ?? this.folder, env: { ...this.environment(), ...env } };
  }
}

/** Waits until a started command has said something that holds this. */
export function heard(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      if (said.includes(text)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before saying ${text}: ${said}`)));
  });
}

/** The first line that a started command prints. */
export function firstLineOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      const end = said.indexOf("\n");
      if (end >= 0) resolve(said.slice(0, end));
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before its first line: ${said}`)));
  });
}

/** Exit code of a started command once it has ended. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", resolve));
}
