// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Figure } from "./bench-report.ts";

export interface Command {
  /** For the shell, which also says what CPU time its children took. */
  readonly script: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const lookEveryMs = 50;
const mebibyte = 1024 * 1024;

/**
 * Runs a command and measures it from outside: wall time, CPU time of everything that it started, and the
 * most memory that any one of its processes held.
 * @throws Error with what the command said if it fails
 */
export async function measureCommand({ script, folder, environment }: Command): Promise<Figure> {
  const startMs = performance.now();
  const shell = spawn("sh", ["-c", `(${script}\n) >&2 || exit\ntimes`], {
    cwd: folder,
    env: { ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(shell, "close");
  let times = "";
  let said = "";
  shell.stdout.on("data", (piece: Buffer) => {
    times += piece.toString("latin1");
  });
  shell.stderr.on("data", (piece: Buffer) => {
    said = (said + piece.toString("utf8")).slice(-2_000);
  });
  let peakSizeBytes = 0;
  const watch = setInterval(() => {
    peakSizeBytes = Math.max(peakSizeBytes, ...familyOf(shell.pid ?? 0).map(peakOf));
  }, lookEveryMs);
  const [code] = (await ended) as [number | null];
  const wallMs = performance.now() - startMs;
  clearInterval(watch);
  if (code !== 0) throw new Error(`${script}\nended with ${code}:\n${said}`);
  return { wallMs, cpuMs: childrenCpuMs(times), more: { peakMebibytes: peakSizeBytes / mebibyte } };
}

/** The second line that `times` prints: user and system time of the shell's children. */
function childrenCpuMs(times: string): number {
  const [, children = ""] = times.split("\n");
  const spans = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (spans.length !== 2) throw new Error(`times said ${times}`);
  return spans.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1_000,
    0,
  );
}

/** A process and all that it started. */
function familyOf(pid: number): number[] {
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

/** @see proc(5), VmHWM */
function peakOf(pid: number): number {
  const [, kibibytes = "0"] = /^VmHWM:\s+(\d+) kB$/m.exec(readOrEmpty(`/proc/${pid}/status`)) ?? [];
  return Number(kibibytes) * 1024;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return ""; // It ended meanwhile.
  }
}
