// SPDX-License-Identifier: Apache-2.0
import type { Socket } from "node:net";
import { type ErrorFacts, errorTable, parseUtf8, ScelleError } from "@scelle/core";

/** A consultation of a few hundred records fits; nothing longer is read from a peer. */
const frameSizeBytesMax = 32 * 1024 * 1024;

/** What a client asks for; whether there is such an operation, the server says. */
export interface Asked {
  readonly id: number;
  readonly operation: string;
  readonly body?: unknown;
}

/** What became of what was asked. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: ScelleError;
}

/** Calls `receive` for each line that `parse` takes; a peer that sends anything else is cut off. */
export function receiveFrames<Frame>(
  socket: Socket,
  parse: (line: Uint8Array) => Frame,
  receive: (frame: Frame) => void,
): void {
  let parts: Buffer[] = [];
  let sizeBytes = 0;
  socket.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      parts.push(rest.subarray(0, end));
      const line = Buffer.concat(parts);
      parts = [];
      sizeBytes = 0;
      rest = rest.subarray(end + 1);
      try {
        receive(parse(line));
      } catch (cause) {
        socket.destroy(cause instanceof Error ? cause : undefined);
        return;
      }
    }
    parts.push(rest);
    sizeBytes += rest.length;
    if (sizeBytes > frameSizeBytesMax) socket.destroy(new ScelleError("socket.too-long"));
  });
}

export function sendFrame(socket: Socket, value: unknown): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(value)}\n`);
}

/**
 * A line that a client sent.
 * @throws ScelleError("format.malformed")
 */
export function parseAsked(line: Uint8Array): Asked {
  const { id, operation, body } = membersOf(line);
  if (typeof operation !== "string") fail("no operation");
  return { id: idOf(id), operation, body };
}

/**
 * A line that the process which holds the register sent; an error of a newer version is one that the
 * connection is lost over.
 * @throws ScelleError("format.malformed")
 */
export function parseAnswer(line: Uint8Array): Answer {
  const { id, value, error } = membersOf(line);
  return error === undefined ? { id: idOf(id), value } : { id: idOf(id), error: errorOf(error) };
}

function errorOf(error: unknown): ScelleError {
  const { code, facts } = isObject(error) ? error : fail("an error without a code");
  if (typeof code !== "string" || !isObject(facts)) fail("an error without a code");
  const areFacts = Object.values(facts).every((fact) => ["string", "number"].includes(typeof fact));
  if (!areFacts) fail("facts that are neither texts nor numbers");
  return isCode(code) ? new ScelleError(code, facts as ErrorFacts) : new ScelleError("socket.lost");
}

const isCode = (code: string): code is keyof typeof errorTable => Object.hasOwn(errorTable, code);

function membersOf(line: Uint8Array): Record<string, unknown> {
  const text = parseUtf8(line, what);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    fail("not JSON", cause);
  }
  return isObject(value) ? value : fail("not an object");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function idOf(id: unknown): number {
  return typeof id === "number" ? id : fail("no number of the frame");
}

const what = "message on the register’s socket";

function fail(problem: string, cause?: unknown): never {
  throw new ScelleError("format.malformed", { what, offset: 0, problem }, { cause });
}
