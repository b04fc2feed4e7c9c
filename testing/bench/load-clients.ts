// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { CaseLine } from "@scelle/core/api";
import type { AppServer } from "../e2e/app-server.ts";

/** What one crowd of clients met. */
export interface Crowd {
  /** Milliseconds of requests that were answered, ascending. */
  readonly answeredMs: readonly number[];
  /** Requests that were refused because the server had enough to do. */
  readonly refused: number;
  /** Anything else: status or error, and how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** References and entries that were acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Resident memory of the server, MiB, once a second. */
  readonly memoryMiB: readonly number[];
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A signed-in person at many browsers, who reads a case and now and then records something in it. */
export class LoadSite {
  readonly #server: AppServer;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  #cookie = "";
  #reads: readonly string[] = [];
  #caseRef = "";

  private constructor(server: AppServer) {
    this.#server = server;
  }

  static async open(server: AppServer): Promise<LoadSite> {
    const site = new LoadSite(server);
    const token = server.takeSignInUrl().split("=")[1];
    const response = await fetch(new URL("/api/v1/sign-in", server.url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    site.#cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const { cases } = JSON.parse((await site.#ask("GET", "/cases")).body) as { cases: CaseLine[] };
    site.#caseRef = cases.find(({ isClosed }) => !isClosed)?.caseRef ?? "";
    const views = ["overview", "timeline", "exhibits", "people", "account", "operations", "front"];
    site.#reads = ["/session", "/cases", ...views.map((view) => `/cases/${site.#caseRef}/views/${view}`)];
    return site;
  }

  /**
   * Has so many clients ask for a time, each thinking between two requests for about as long as told.
   * One request of ten records something.
   */
  async crowd(clients: number, seconds: number, thinkMs: number): Promise<Crowd> {
    const found = { answeredMs: [] as number[], refused: 0, failures: new Map<string, number>() };
    const acknowledged = new Map<string, number>();
    const memoryMiB: number[] = [];
    const endMs = performance.now() + seconds * 1_000;
    const one = async (number: number): Promise<void> => {
      await sleep((thinkMs * number) / clients);
      for (let i = number; performance.now() < endMs; i += 1) {
        const begunMs = performance.now();
        const failure = await this.#step(i, acknowledged, found);
        if (failure === undefined) found.answeredMs.push(performance.now() - begunMs);
        else if (failure === "503") found.refused += 1;
        else found.failures.set(failure, (found.failures.get(failure) ?? 0) + 1);
        // Between half and one and a half times, by the number: the same in every run.
        await sleep(thinkMs * (0.5 + ((i * 37) % 100) / 100));
      }
    };
    const watching = setInterval(() => memoryMiB.push(residentMiB(this.#server.pid)), 1_000);
    await Promise.all(Array.from({ length: clients }, (_, number) => one(number)));
    clearInterval(watching);
    found.answeredMs.sort((a, b) => a - b);
    return { ...found, acknowledged, memoryMiB };
  }

  /** References that were acknowledged and are not in the register under their entry. */
  async lost(acknowledged: ReadonlyMap<string, number>): Promise<string[]> {
    const lost: string[] = [];
    for (const [ref, index] of acknowledged) {
      const { status, body } = await this.#ask("GET", `/records/${ref}`);
      const isThere = status === 200 && body.includes(`"index":${index},`);
      if (!isThere) lost.push(ref);
    }
    return lost;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** @returns undefined, or what it met instead of an answer */
  async #step(
    i: number,
    acknowledged: Map<string, number>,
    found: { readonly failures: Map<string, number> },
  ): Promise<string | undefined> {
    try {
      const isRecording = i % 10 === 9;
      const { status, body } = isRecording
        ? await this.#ask("POST", "/drafts", this.#draft())
        : await this.#ask("GET", this.#reads[i % this.#reads.length] ?? "/session");
      if (status >= 300) return String(status);
      if (!isRecording) return undefined;
      const { recordRef, index } = JSON.parse(body) as { recordRef: string; index: number };
      acknowledged.set(recordRef, index);
      return undefined;
    } catch (error) {
      return `broken off after ${found.failures.size}: ${error instanceof Error ? error.message : ""}`;
    }
  }

  #draft() {
    const time = { earliest: "2031-03-01T08:00:00.000Z", latest: "2031-03-01T08:00:00.000Z" };
    const receivedAt = { ...time, zone: "Europe/Paris", basis: "stated" };
    const stated = {
      caseRef: this.#caseRef,
      channel: "complaint",
      summary: "Exercise: a letter",
      receivedAt,
    };
    return { draftId: randomUUID(), kind: "referral-received", version: 1, stated };
  }

  #ask(method: string, path: string, body?: object): Promise<Answer> {
    const headers = {
      cookie: this.#cookie,
      "scelle-reason": "load",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const url = new URL(`/api/v1${path}`, this.#server.url);
    return new Promise((resolve, reject) => {
      const asked = request(url, { method, headers, agent: this.#agent }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/** The value that so many of a hundred do not exceed; the list is ascending. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}

function residentMiB(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1_024;
}
