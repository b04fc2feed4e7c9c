// SPDX-License-Identifier: Apache-2.0
import { createConnection, type Socket } from "node:net";
import { resolve } from "node:path";
import { type NameQuestion, ScelleError, type SignedDraft } from "@scelle/core";
import type { ScrubStep } from "../scrub/scrub-report.ts";
import type {
  BackedUp,
  Consultation,
  Look,
  Receipt,
  RegisterSession,
  RegisterStatus,
  Resolved,
  TimeLimits,
} from "../session.ts";
import { type Answer, parseAnswer, receiveFrames, sendFrame } from "./frames.ts";
import { withSocketAddress } from "./place.ts";
import type { SocketOperation } from "./server.ts";

/** @returns undefined where nobody listens on the register's socket */
export async function connectSocket(registerFolder: string): Promise<RegisterSession | undefined> {
  const socket = await withSocketAddress(registerFolder, connect);
  if (socket === undefined) return undefined;
  const client = new SocketClient(socket);
  try {
    client.origin = (await client.status()).origin;
    return client;
  } catch (error) {
    // It closes as we come.
    if (error instanceof ScelleError && error.code === "socket.lost") return undefined;
    throw error;
  }
}

function connect(address: string): Promise<Socket | undefined> {
  return new Promise((settle) => {
    const socket = createConnection(address);
    socket.once("connect", () => settle(socket));
    socket.once("error", () => settle(undefined)); // Absent or dead: the caller falls back to the lock.
  });
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

class SocketClient implements RegisterSession {
  origin = "";
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  constructor(socket: Socket) {
    this.#socket = socket;
    receiveFrames(socket, parseAnswer, (answer) => this.#receive(answer));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new ScelleError("socket.lost"));
      this.#waiting.clear();
    });
  }

  append(signed: SignedDraft): Promise<Receipt> {
    return this.#ask("append", signed);
  }

  async consider(signed: SignedDraft): Promise<void> {
    await this.#ask<null>("consider", signed);
  }

  consult(signed: SignedDraft): Promise<Consultation> {
    return this.#ask("consult", signed);
  }

  look(signed: SignedDraft): Promise<Look> {
    return this.#ask("look", signed);
  }

  resolve(question: NameQuestion): Promise<readonly Resolved[]> {
    return this.#ask("resolve", question);
  }

  namesObject(root: string): Promise<boolean> {
    return this.#ask("namesObject", root);
  }

  recipients(caseRef: string): Promise<readonly string[]> {
    return this.#ask("recipients", caseRef);
  }

  async author(publicKey: string): Promise<string | undefined> {
    return (await this.#ask<string | null>("author", publicKey)) ?? undefined;
  }

  proof(ref: string): Promise<string> {
    return this.#ask("proof", ref);
  }

  receiptFile(signed: SignedDraft): Promise<string> {
    return this.#ask("receiptFile", signed);
  }

  backup(destination: string): Promise<BackedUp> {
    return this.#ask("backup", resolve(destination));
  }

  scrubStep(rateBytesPerSecond?: number, startedAt?: string): Promise<ScrubStep> {
    return this.#ask("scrubStep", [rateBytesPerSecond ?? null, startedAt ?? null]);
  }

  timeLimits(withinMs: number): Promise<TimeLimits> {
    return this.#ask("timeLimits", withinMs);
  }

  status(): Promise<RegisterStatus> {
    return this.#ask("status");
  }

  publish(): Promise<RegisterStatus> {
    return this.#ask("publish");
  }

  close(): Promise<void> {
    this.#socket.end();
    return Promise.resolve();
  }

  #ask<T>(operation: SocketOperation, body?: unknown): Promise<T> {
    if (this.#socket.destroyed) return Promise.reject(new ScelleError("socket.lost"));
    const id = this.#nextId++;
    return new Promise<T>((settle, reject) => {
      this.#waiting.set(id, { resolve: (value) => settle(value as T), reject });
      sendFrame(this.#socket, { id, operation, body });
    });
  }

  #receive({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(error);
  }
}
