// SPDX-License-Identifier: Apache-2.0

const endingSignals = ["SIGINT", "SIGTERM"] as const;

/**
 * From here on a signal ends the serving, and not the process in the middle of something. Whoever ends a
 * group of processes may signal each of them twice: the second one finds the closing under way, or done.
 */
export function listenForSignal(): { readonly came: Promise<void>; forget(): void } {
  let end = (): void => undefined;
  const came = new Promise<void>((resolve) => {
    end = resolve;
  });
  // A socket and a lock keep nothing running for ever by themselves; this does, until the signal.
  const alive = setInterval(() => undefined, 2 ** 30);
  for (const name of endingSignals) process.on(name, end);
  return { came, forget: () => clearInterval(alive) };
}
