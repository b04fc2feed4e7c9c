// SPDX-License-Identifier: Apache-2.0

/** What ends a program that does not listen: Ctrl-C, whoever stops a service, a terminal that closes. */
export const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `work` with a signal that aborts when the process is to end. It ends by what came when `work` has
 * cleared away its things; only what ends it without notice (SIGKILL, loss of power) leaves them there.
 */
export async function clearedBeforeEnd<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let came: NodeJS.Signals | undefined;
  const end = (name: NodeJS.Signals): void => {
    came ??= name;
    stop.abort();
  };
  for (const name of endingSignals) process.on(name, end);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of endingSignals) process.removeListener(name, end);
    // Without us listening it ends the process, and whoever waits for that sees by which signal.
    if (came !== undefined) process.kill(process.pid, came);
  }
}
