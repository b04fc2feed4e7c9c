// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstLineOf } from "../cli/scelle-process.ts";
import { programPath } from "../program-path.ts";

/** `scelle serve --exercise` in a process of its own, as `npm start` runs it. */
export class AppServer {
  readonly url: string;
  /** The register of the exercise. */
  readonly folder: string;
  readonly #signInUrl: string;
  readonly #process: ChildProcess;
  readonly #home: string;
  #isTaken = false;

  private constructor(process: ChildProcess, home: string, said: Said) {
    this.#process = process;
    this.#home = home;
    this.url = said.url;
    this.folder = said.folder;
    this.#signInUrl = said.signInUrl;
  }

  /** @param more options of the command */
  static async start(...more: readonly string[]): Promise<AppServer> {
    const home = mkdtempSync(join(tmpdir(), "scelle-e2e-"));
    const env = { PATH: process.env["PATH"], HOME: home, LANG: "C.UTF-8" };
    const words = [programPath, "serve", "--exercise", "--port", "0", "--json", ...more];
    const serving = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "inherit"] });
    return new AppServer(serving, home, JSON.parse(await firstLineOf(serving)) as Said);
  }

  /** Of the server's process. */
  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The link that the terminal shows; it works once. */
  takeSignInUrl(): string {
    if (this.#isTaken) throw new Error("the sign-in link was used before");
    this.#isTaken = true;
    return this.#signInUrl;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await ended;
    rmSync(this.#home, { recursive: true, force: true });
  }
}

interface Said {
  readonly folder: string;
  readonly url: string;
  readonly signInUrl: string;
}
