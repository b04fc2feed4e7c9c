// SPDX-License-Identifier: Apache-2.0
import type { ChildProcess } from "node:child_process";
import { request as plainRequest } from "node:http";
import { type RequestOptions, request as tlsRequest } from "node:https";
import { ended, firstLineOf, Visitor } from "../cli/scelle-process.ts";

/** What the server says when it is ready. */
interface Said {
  readonly url: string;
  readonly signInUrl: string;
  readonly authority?: { readonly authorityFile: string; readonly authorityFingerprint: string };
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A register that somebody founded by the command line, with one person more, served by `scelle serve`. */
export class ServedRegister {
  readonly visitor = new Visitor();
  readonly keyFolder: string;
  readonly founderRef: string;
  /** An examiner without a key. */
  readonly examinerRef: string;
  #server: ChildProcess | undefined;
  #complaint = (text: string): void => void process.stderr.write(text);
  #said: Said | undefined;

  constructor() {
    const { keyFolder, personRef } = this.visitor.answer<{ keyFolder: string; personRef: string }>(
      ...["init", "register", "--origin", "register.example", "--exercise"],
    );
    this.keyFolder = keyFolder;
    this.founderRef = personRef;
    const words = ["record", "person-registered", "--register", "register", "--field", "name=Examiner 2"];
    this.examinerRef = this.visitor.answer<{ recordRef: string }>(...words).recordRef;
  }

  /** @param more options of `scelle serve` */
  async serve(...more: readonly string[]): Promise<void> {
    const words = ["serve", "--register", "register", "--port", "0", "--json", ...more];
    this.#server = this.visitor.start(words);
    this.#server.stderr?.on("data", (part: Buffer) => this.#complaint(part.toString()));
    this.#said = JSON.parse(await firstLineOf(this.#server)) as Said;
  }

  /** Has whatever the server writes to standard error handed over, and no longer shown. */
  onComplaint(listener: (text: string) => void): void {
    this.#complaint = listener;
  }

  get said(): Said {
    if (this.#said === undefined) throw new Error("the register is not served");
    return this.#said;
  }

  /** The address under a name that a passkey can be made for. */
  get page(): string {
    return new URL(this.said.url.replace("127.0.0.1", "localhost")).origin;
  }

  async stop(): Promise<void> {
    if (this.#server === undefined) return;
    this.#server.kill("SIGTERM");
    await ended(this.#server);
    this.#server = undefined;
  }

  async leave(): Promise<void> {
    await this.stop();
    this.visitor.leave();
  }
}

/** A browser as a program has one: it keeps the cookies it is given, and says which page it is on. */
export class Caller {
  readonly page: string;
  readonly #options: RequestOptions;
  readonly #cookies = new Map<string, string>();

  /** @param page origin of the page that asks, as the browser would say it */
  constructor(page: string, options: RequestOptions = {}) {
    this.page = page;
    this.#options = options;
  }

  /** All cookies as they go along with a request. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  set cookie(text: string) {
    this.#cookies.clear();
    for (const one of text.split("; ")) this.#keep(one);
  }

  /** One that is empty is none. */
  #keep(cookie: string): void {
    const [name = "", value = ""] = cookie.split("=");
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  get(path: string): Promise<Reply> {
    return this.ask(path);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.ask(path, { method: "POST", body, headers });
  }

  async ask(path: string, { method = "GET", body, headers = {} }: Asking = {}): Promise<Reply> {
    const url = new URL(`/api/v1${path}`, this.page);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const all = {
      origin: this.page,
      "scelle-reason": "test",
      ...(this.cookie === "" ? {} : { cookie: this.cookie }),
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    };
    const send = url.protocol === "https:" ? tlsRequest : plainRequest;
    return await new Promise<Reply>((resolve, reject) => {
      const asked = send(url, { family: 4, method, headers: all, ...this.#options }, (response) => {
        let answer = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          answer += part;
        });
        response.on("end", () => {
          for (const set of response.headers["set-cookie"] ?? []) this.#keep(set.split(";")[0] ?? "");
          const isJson = response.headers["content-type"]?.includes("json") === true;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: isJson ? JSON.parse(answer) : answer,
          });
        });
      });
      asked.on("error", reject).end(text);
    });
  }
}

/** `204`, or the code of the problem. */
export function outcomeOf({ status, body }: Reply): string {
  return status < 400 ? String(status) : (body as { type: string }).type;
}
