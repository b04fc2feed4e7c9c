// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type NameQuestion, registerPaths, ScelleError, type SignedDraft } from "@scelle/core";
import type { RegisterSession } from "../session.ts";
import { type Asked, parseAsked, receiveFrames, sendFrame } from "./frames.ts";
import { withSocketAddress } from "./place.ts";

/** What a client may ask for; each answer is a value or an error. The session parses what it is handed. */
const operations = {
  append: (session, body) => session.append(body as SignedDraft),
  consider: (session, body) => session.consider(body as SignedDraft),
  consult: (session, body) => session.consult(body as SignedDraft),
  look: (session, body) => session.look(body as SignedDraft),
  resolve: (session, body) => session.resolve(body as NameQuestion),
  namesObject: (session, body) => session.namesObject(text(body)),
  recipients: (session, body) => session.recipients(text(body)),
  author: (session, body) => session.author(text(body)),
  proof: (session, body) => session.proof(text(body)),
  receiptFile: (session, body) => session.receiptFile(body as SignedDraft),
  backup: (session, body) => session.backup(text(body)),
  scrubStep: (session, body) => session.scrubStep(...scrubbing(body)),
  timeLimits: (session, body) => session.timeLimits(length(body)),
  status: (session) => session.status(),
  publish: (session) => session.publish(),
} as const satisfies Record<string, (session: RegisterSession, body: unknown) => Promise<unknown>>;

export type SocketOperation = keyof typeof operations;

const textLengthMax = 4_096;
/** A client that is connected at the end has so long for what it is at. */
const endingMsMax = 1_000;
/** A client that does not hang up within this is hung up on. */
const closingMsMax = 1_000;

/** Answers on the register's socket until closed. Only the owner of the folder can connect. */
export async function serveSocket(
  registerFolder: string,
  session: RegisterSession,
): Promise<{ close(): Promise<void> }> {
  const path = join(registerFolder, registerPaths.socket);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true }); // We hold the lock, so a socket here is a dead one.
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => socket.destroy());
    receiveFrames(socket, parseAsked, (asked) => {
      answer(session, socket, asked).catch(() => socket.destroy());
    });
  });
  await withSocketAddress(registerFolder, (address) => listen(server, address));
  chmodSync(path, 0o600);
  return {
    close: async () => {
      // Nobody new comes, and who is at something may end it: a command is done in less.
      rmSync(path, { force: true });
      const over = new AbortController();
      const closed = new Promise<void>((done) => server.close(() => done())).finally(() => over.abort());
      const cutOff = async () => {
        await sleep(endingMsMax, undefined, { signal: over.signal });
        for (const socket of connections) socket.end();
        await sleep(closingMsMax, undefined, { signal: over.signal });
        for (const socket of connections) socket.destroy();
      };
      await Promise.all([closed, cutOff().catch(() => undefined)]); // All have hung up before.
    },
  };
}

async function answer(session: RegisterSession, socket: Socket, asked: Asked): Promise<void> {
  const { id, operation, body } = asked;
  try {
    if (!Object.hasOwn(operations, operation)) throw new ScelleError("socket.unknown-operation");
    const value = await operations[operation as SocketOperation](session, body);
    sendFrame(socket, { id, value: value ?? null });
  } catch (cause) {
    if (!(cause instanceof ScelleError)) throw cause;
    sendFrame(socket, { id, error: { code: cause.code, facts: cause.facts } });
  }
}

function text(body: unknown): string {
  if (typeof body === "string" && body.length <= textLengthMax) return body;
  throw new ScelleError("socket.unknown-operation");
}

function length(body: unknown): number {
  if (typeof body === "number" && body >= 0) return body;
  throw new ScelleError("socket.unknown-operation");
}

function scrubbing(body: unknown): [rateBytesPerSecond?: number, startedAt?: string] {
  const [rate, startedAt]: unknown[] = Array.isArray(body) ? body : [];
  const isRate = rate === null || (typeof rate === "number" && rate > 0);
  if (!isRate || startedAt === undefined) throw new ScelleError("socket.unknown-operation");
  return [rate ?? undefined, startedAt === null ? undefined : text(startedAt)] as [number?, string?];
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(new ScelleError("socket.unavailable", {}, { cause })));
    server.listen(address, () => resolve());
  });
}
