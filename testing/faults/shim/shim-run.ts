// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Acknowledged, acknowledgedFile, type CommandAssignment } from "./commands.ts";

export const faultModes = ["kill-before", "kill-after", "EIO", "ENOSPC"] as const;
export type FaultMode = (typeof faultModes)[number];

/** What befalls which call; `count` and `skip` serve the tests of the shim and of the order. */
export interface ShimPlan {
  readonly mode: FaultMode | "count" | "skip";
  readonly at: number;
}

export interface ShimRun {
  readonly counted: number;
  readonly fired: number;
  /** Operation and path of the call that was befallen. */
  readonly what: string;
  readonly isKilled: boolean;
  /** Code of the error that the program told; undefined if it told none. */
  readonly code: string | undefined;
  /** How it ended where it should not have ended so. */
  readonly complaint: string | undefined;
  readonly acknowledged: Acknowledged | undefined;
  /** One line a call, where it was asked for. */
  readonly log: readonly string[];
}

const source = fileURLToPath(new URL("../../../faults/shim/fault-shim.c", import.meta.url));
const program = fileURLToPath(new URL("./command-program.js", import.meta.url));

/** Where a register that a command founds has its keys. */
export function configFolder({ top }: Pick<CommandAssignment, "top">): string {
  return join(top, "config");
}

/** Compiles the shim with the machine's `gcc`. @returns its path */
export function buildShim(folder: string): string {
  const path = join(folder, "fault-shim.so");
  const flags = ["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Wshadow", "-Werror", "-shared", "-fPIC"];
  execFileSync("gcc", [...flags, "-o", path, source, "-ldl", "-lpthread"], { stdio: "pipe" });
  return path;
}

/** Runs a command in a process of its own under the shim. */
export async function runUnderShim(
  shim: string,
  assignment: CommandAssignment,
  { mode, at }: ShimPlan,
  isLogged = false,
): Promise<ShimRun> {
  const record = `${assignment.top}.record`;
  const log = `${assignment.top}.log`;
  const environment = {
    ...process.env,
    LD_PRELOAD: shim,
    UV_USE_IO_URING: "0", // What goes through a ring the shim would not see.
    SCELLE_CONFIG: configFolder(assignment),
    SHIM_ROOT: assignment.top,
    SHIM_RECORD: record,
    SHIM_MODE: mode,
    SHIM_AT: String(at),
    SHIM_MARKS: assignment.marks,
    ...(isLogged ? { SHIM_LOG: log } : {}),
  };
  const child = spawn(process.execPath, [program, JSON.stringify(assignment)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment,
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.out += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.err += chunk.toString("utf8");
  });
  const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  const isKilled = signal === "SIGKILL";
  const isToldWell = isKilled || status === 0 || (status === 1 && /^[a-z]+\.[a-z-]+$/.test(said.out));
  const bytes = readFileSync(record);
  const told = join(assignment.marks, acknowledgedFile);
  return {
    counted: bytes.readUInt32LE(0),
    fired: bytes.readUInt32LE(4),
    what: bytes.toString("utf8", 8).replace(/\0.*$/s, "").replace(assignment.top, ""),
    isKilled,
    code: status === 1 ? said.out : undefined,
    complaint: isToldWell ? undefined : `ended with ${status ?? signal}: ${said.out}${said.err}`,
    acknowledged: existsSync(told) ? (JSON.parse(readFileSync(told, "utf8")) as Acknowledged) : undefined,
    log: isLogged
      ? readFileSync(log, "utf8")
          .split("\n")
          .filter((line) => line !== "")
      : [],
  };
}
