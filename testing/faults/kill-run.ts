// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { KillAssignment, KillMessage, KillPhase } from "./kill-child.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** What a process had said before it was killed, and what it was doing then. */
export interface Killed {
  readonly phase: KillPhase;
  readonly messages: readonly KillMessage[];
}

const killPhases = ["start", "commit", "publication", "sealing", "erasure", "closing"] as const;
const program = fileURLToPath(new URL("./kill-child.js", import.meta.url));
/** Long enough for the slowest phase; most phases end within a few milliseconds. */
const delayMsMax: Readonly<Record<KillPhase, number>> = {
  start: 180,
  commit: 12,
  publication: 30,
  sealing: 25,
  erasure: 40,
  closing: 20,
};

/**
 * Starts a process on a register and kills it at a random moment of a random phase; one on a hasty disk soon
 * after it has acknowledged something, which is when its lie matters, however fast the machine is.
 */
export async function runAndKill(assignment: KillAssignment, random: SeededRandom): Promise<Killed> {
  const target = { phase: random.pick(killPhases), occurrence: random.pick([1, 1, 1, 2]) };
  const isHasty = assignment.isHasty === true;
  const delayMs = random.between(0, delayMsMax[isHasty ? "commit" : target.phase]);
  const isTarget = (message: KillMessage): boolean =>
    isHasty ? "acknowledged" in message : "phase" in message && message.phase === target.phase;
  const child = spawn(process.execPath, [program, JSON.stringify(assignment)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const messages: KillMessage[] = [];
  let seen = 0;
  eachLine(child, (line) => {
    const message = JSON.parse(line) as KillMessage;
    messages.push(message);
    if (!isTarget(message)) return;
    seen++;
    if (seen === target.occurrence) setTimeout(() => child.kill("SIGKILL"), delayMs);
  });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint += chunk.toString("utf8");
  });
  const [, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (signal !== "SIGKILL") throw new Error(`the process ended by itself: ${complaint}`);
  const phase = messages.flatMap((message) => ("phase" in message ? [message.phase] : [])).at(-1);
  return { phase: phase ?? "start", messages };
}

/** Whole lines only: a line that the kill cut off was not said. */
function eachLine(child: ChildProcess, read: (line: string) => void): void {
  let rest = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) read(line);
  });
}
