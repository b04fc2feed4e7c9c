// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findProgram } from "../tool-test.ts";

/** Debian’s long-term release. */
export const firefoxProgram = "firefox-esr";

const startedWithinMs = 60_000;
const lookEveryMs = 100;

/** As somebody finds it who never changed anything, but that it fetches nothing for itself. */
const preferences = {
  "marionette.port": 0,
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "intl.accept_languages": "en-GB",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
} as const;

/**
 * Firefox without a screen, steered by the protocol that it brings itself: Playwright needs a Firefox of its
 * own making, which no court has.
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #received = Buffer.alloc(0);
  #asked = 0;

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on("data", (part) => this.#take(part));
    socket.on("close", () => {
      for (const tell of this.#waiting.values()) tell({ error: { message: "Firefox is gone" } });
    });
  }

  static async start(): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "scelle-firefox-"));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, "user.js"), lines.join(""));
    const words = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote"];
    const started = spawn(findProgram(firefoxProgram) ?? firefoxProgram, [...words, "--profile", profile], {
      stdio: "ignore",
      env: { ...process.env, HOME: profile },
    });
    const socket = connect(await portIn(profile, started), "127.0.0.1");
    const firefox = new Firefox(started, profile, socket);
    try {
      await once(socket, "connect");
      await firefox.#ask("WebDriver:NewSession", {});
    } catch (error) {
      await firefox.end();
      throw error;
    }
    return firefox;
  }

  async open(url: string): Promise<void> {
    await this.#ask("WebDriver:Navigate", { url });
  }

  /** What a script answers that runs beside the page, and not under what the page allows itself. */
  async evaluate<T>(script: string): Promise<T> {
    return (await this.#ask("WebDriver:ExecuteScript", { script, args: [] })) as T;
  }

  /** Has the page itself run a script, as one of its own; not where the page forbids that. */
  async runInPage(script: string): Promise<void> {
    await this.evaluate(
      "const own = document.createElement('script');" +
        `own.textContent = ${JSON.stringify(script)}; document.head.append(own);`,
    );
  }

  /** Addresses of the scripts of threads that pages run now. */
  async threads(): Promise<readonly string[]> {
    const script =
      'const manager = Cc["@mozilla.org/dom/workers/workerdebuggermanager;1"]' +
      ".getService(Ci.nsIWorkerDebuggerManager);" +
      "return [...manager.getWorkerDebuggerEnumerator()].map(({ url }) => url);";
    const parameters = { script, args: [], sandbox: "system" };
    return (await this.#ask("WebDriver:ExecuteScript", parameters)) as readonly string[];
  }

  /** Types into a field, or gives a path to one for files. */
  async give(selector: string, text: string): Promise<void> {
    await this.#ask("WebDriver:ElementSendKeys", { id: await this.#find(selector), text });
  }

  async click(selector: string): Promise<void> {
    await this.#ask("WebDriver:ElementClick", { id: await this.#find(selector) });
  }

  /** Waits for something on the page. @returns whatever of it a script finds that is not null */
  async waitFor<T>(script: string, timeoutMs = 60_000): Promise<T> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const found = await this.evaluate<T | null>(script);
      if (found !== null) return found;
      if (performance.now() > until) {
        throw new Error(
          `not there in time: ${script}\n${await this.evaluate("return document.body.innerText")}`,
        );
      }
      await pause(lookEveryMs);
    }
  }

  /** The page as a person sees it, as PNG. */
  async picture(widthPx: number, heightPx: number): Promise<Buffer> {
    await this.#ask("WebDriver:SetWindowRect", { width: widthPx, height: heightPx });
    return Buffer.from((await this.#ask("WebDriver:TakeScreenshot", { full: true })) as string, "base64");
  }

  async end(): Promise<void> {
    const gone = this.#process.exitCode === null ? once(this.#process, "exit") : Promise.resolve();
    this.#process.kill("SIGTERM");
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(late);
    this.#socket.destroy();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #find(selector: string): Promise<string> {
    const found = await this.#ask("WebDriver:FindElement", { using: "css selector", value: selector });
    return Object.values(found as Record<string, string>)[0] ?? "";
  }

  async #ask(name: string, parameters: object): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    const text = JSON.stringify([0, id, name, parameters]);
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    this.#waiting.delete(id);
    if (answer.error !== undefined) throw new Error(`${name}: ${answer.error.message}`);
    return answer.result;
  }

  /** Messages are JSON with their length in bytes before: `[1, id, error, result]` answers a question. */
  #take(part: Buffer): void {
    this.#received = Buffer.concat([this.#received, part]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      const end = colon + 1 + Number(this.#received.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end).toString()) as unknown;
      this.#received = this.#received.subarray(end);
      if (!Array.isArray(message)) continue; // What it says of itself at the beginning.
      const [, id, error, result] = message as [number, number, Answer["error"] | null, Result];
      this.#waiting.get(id)?.(error === null ? { result: answerIn(result) } : { error: error ?? undefined });
    }
  }
}

type Result = { readonly value?: unknown } | null;

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly message: string } | undefined;
}

function answerIn(result: Result): unknown {
  return result !== null && "value" in result ? result.value : result;
}

/** The port that it chose, which it writes into its profile once it listens. */
async function portIn(profile: string, started: ChildProcess): Promise<number> {
  const until = performance.now() + startedWithinMs;
  while (performance.now() < until && started.exitCode === null) {
    try {
      const port = Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8"));
      if (port > 0) return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    await pause(lookEveryMs);
  }
  started.kill("SIGKILL");
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  throw new Error(`Firefox did not begin to listen (exit code ${started.exitCode})`);
}
