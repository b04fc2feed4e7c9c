// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./bench-report.ts";

export interface ServedCommand {
  /** Node's words, to which the port is added. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const askEveryMs = 5;
const answerWithinMs = 60_000;
/** Linux counts the time of processes in hundredths of a second. */
const tickMs = 10;

/**
 * Starts a server and asks until it answers as it should for the first time: wall time from the command to
 * that answer, and CPU time of its process until then.
 * @throws Error with what the server said if it ends before it answers, or takes a minute
 */
export async function measureFirstAnswer({ words, folder, environment }: ServedCommand): Promise<Figure> {
  const port = await freePort();
  const startMs = performance.now();
  const server = spawn(process.execPath, [...words, "--port", String(port)], {
    cwd: folder,
    env: { ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (piece: Buffer) => {
    said = (said + piece.toString("utf8")).slice(-2_000);
  });
  const ended = once(server, "exit");
  try {
    while (!(await answers(port))) {
      if (server.exitCode !== null || performance.now() - startMs > answerWithinMs) {
        throw new Error(`${words.join(" ")} does not answer:\n${said}`);
      }
      await sleep(askEveryMs);
    }
    return { wallMs: performance.now() - startMs, cpuMs: cpuMsOf(server.pid ?? 0) };
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/v1/health" }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on("error", () => resolve(false));
    asked.end();
  });
}

/** @see proc(5), /proc/pid/stat: fields 14 and 15 */
function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
