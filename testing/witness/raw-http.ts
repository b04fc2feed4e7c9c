// SPDX-License-Identifier: Apache-2.0
// HTTP as bytes on a socket: what goes out and what comes back is seen as it is.
import { connect } from "node:net";

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes and reads until the other side closes. */
export function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.once("error", (error) => {
      // A server that has answered need not listen to the rest.
      if (parts.length === 0) reject(error);
    });
    socket.once("close", () => resolve(Buffer.concat(parts).toString("utf8")));
    socket.write(bytes);
  });
}

export function postBytes(body: string | Buffer, path = "/add-checkpoint"): Buffer {
  const bytes = Buffer.from(body);
  const lines = [`POST ${path} HTTP/1.1`, "Host: witness", "Connection: close"];
  const head = [...lines, `Content-Length: ${bytes.length}`, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), bytes]);
}

export async function post(port: number, body: string | Buffer, path?: string): Promise<RawAnswer> {
  return parseAnswer(await exchange(port, postBytes(body, path)));
}

export async function get(port: number, path: string): Promise<RawAnswer> {
  return parseAnswer(
    await exchange(port, `GET ${path} HTTP/1.1\r\nHost: witness\r\nConnection: close\r\n\r\n`),
  );
}

export function parseAnswer(raw: string): RawAnswer {
  const split = raw.indexOf("\r\n\r\n");
  const [first = "", ...lines] = raw.slice(0, split).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { status: Number(first.split(" ")[1]), headers, body: raw.slice(split + 4) };
}
