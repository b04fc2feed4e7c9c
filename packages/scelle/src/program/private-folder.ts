// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endingSignals } from "./ending-signals.ts";

/**
 * Runs `work` with a folder that only its owner reads. It is removed afterwards, also where a signal ends the
 * process; only what ends it without notice (SIGKILL, loss of power) leaves it there.
 */
export async function withPrivateFolder<T>(prefix: string, work: (folder: string) => Promise<T>): Promise<T> {
  let folder: string | undefined;
  const leave = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  const end = (signal: NodeJS.Signals): void => {
    leave();
    // Without us listening it ends the process, and whoever waits for that sees by which signal.
    for (const name of endingSignals) process.removeListener(name, end);
    process.kill(process.pid, signal);
  };
  // Listened for before there is anything to remove.
  for (const name of endingSignals) process.on(name, end);
  try {
    folder = mkdtempSync(join(tmpdir(), prefix));
    return await work(folder);
  } finally {
    leave();
    for (const name of endingSignals) process.removeListener(name, end);
  }
}
