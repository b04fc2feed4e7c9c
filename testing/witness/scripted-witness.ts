// SPDX-License-Identifier: Apache-2.0
import { sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { keyNamed, parseVkey, vkey } from "./independent-log.ts";

export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the witness does with a request; undefined for no answer at all. */
export type Script = (body: string, number: number) => ScriptedAnswer | undefined | Promise<ScriptedAnswer>;

/** A witness that says what a test wants it to, and writes down what it is asked. */
export class ScriptedWitness {
  readonly name: string;
  readonly vkey: string;
  readonly requests: string[] = [];
  /** The most requests that were open at one time. */
  openMax = 0;
  script: Script;
  #open = 0;
  readonly #key: ReturnType<typeof keyNamed>;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(name: string, script: Script) {
    this.name = name;
    this.#key = keyNamed(name);
    this.vkey = vkey(name, 4, this.#key.publicKey);
    this.script = script;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** A cosignature line over the text of the checkpoint in a request, or over another text. */
  cosignature(body: string, timeSeconds = Math.floor(Date.now() / 1_000), text = textIn(body)): string {
    const message = Buffer.from(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(timeSeconds));
    const id = Buffer.from(parseVkey(this.vkey).id, "hex");
    const bytes = Buffer.concat([id, time, sign(null, message, this.#key.privateKey)]);
    return `— ${this.name} ${bytes.toString("base64")}\n`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.#open++;
    this.openMax = Math.max(this.openMax, this.#open);
    response.once("close", () => this.#open--);
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      this.requests.push(`${request.method} ${request.url}\n${body}`);
      Promise.resolve(this.script(body, this.requests.length))
        .then((answer) => {
          if (answer !== undefined) response.writeHead(answer.status, answer.headers).end(answer.body);
        })
        .catch(() => response.destroy());
    });
  }
}

export function sizeIn(body: string): number {
  return Number(textIn(body).split("\n")[1]);
}

/** The signed text of the checkpoint in a body of add-checkpoint. */
function textIn(body: string): string {
  const checkpoint = body.slice(body.indexOf("\n\n") + 2);
  return checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1);
}
