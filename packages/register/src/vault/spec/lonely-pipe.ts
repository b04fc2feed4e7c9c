// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";

/** Whoever waits longer for a pipe that nobody writes to is held up. */
export const heldUpMs = 3_000;

/**
 * Puts a pipe in the place of a file. Nobody writes to it; so that whoever waits for that is found and not
 * waited for without end, it is opened after twice the time that is too long.
 */
export function putPipe(path: string, onEnd: (end: () => void) => void): void {
  rmSync(path);
  execFileSync("mkfifo", [path]);
  const relief = spawn("sh", ["-c", `sleep ${(2 * heldUpMs) / 1_000}; exec 3<>"$0"`, path], {
    stdio: "ignore",
    detached: true,
  });
  onEnd(() => process.kill(-(relief.pid ?? 0), "SIGKILL"));
}
