// SPDX-License-Identifier: Apache-2.0
import { apiPrefix, type Problem, reasonHeader, type Session } from "@scelle/core/api";
import type { WebServer } from "../open-server.ts";

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Asks a server as a browser would: with a cookie once it is signed in, and a reason for each look. */
export class Browser {
  readonly #server: WebServer;
  #cookie = "";

  constructor(server: WebServer) {
    this.#server = server;
  }

  async signIn(): Promise<Reply> {
    const token = this.#server.signInUrl.split("=")[1] ?? "";
    const reply = await this.post("/sign-in", { token });
    this.#cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
    return reply;
  }

  async becomes(part: string): Promise<Session> {
    const { body } = await this.get("/session");
    const role = (body as Session).roles?.find((one) => one.part === part);
    const reply = await this.post("/session/role", { personRef: role?.personRef });
    return reply.body as Session;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask("GET", path, { [reasonHeader]: encodeURIComponent("contrôle d’essai"), ...headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask(
      "POST",
      path,
      { "content-type": "application/json", ...headers },
      new TextEncoder().encode(JSON.stringify(body)),
    );
  }

  async ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    bytes?: Uint8Array<ArrayBuffer>,
  ): Promise<Reply> {
    const response = await this.raw(method, apiPrefix + path, headers, bytes);
    const text = await response.text();
    const isJson = text !== "" && response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** @param path from the server's root */
  raw(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    bytes?: Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    return fetch(new URL(path, this.#server.url), {
      method,
      headers: { ...(this.#cookie === "" ? {} : { cookie: this.#cookie }), ...headers },
      ...(bytes === undefined ? {} : { body: bytes }),
    });
  }
}

/** The code of a problem. */
export function codeOf({ body }: Reply): string {
  return (body as Problem).type;
}
