// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type Language, registerPaths } from "@scelle/core";
import { openRegister, serve } from "@scelle/register";
import { assertIdentityMovedOut } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { keyFolderOf, type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface Serving {
  readonly origin: string;
  readonly folder: string;
  readonly socket: string;
  readonly size: number;
}

/** Holds the register for others until a signal comes; then publishes what is pending and lets go. */
export async function serveRegister(
  flags: RegisterFlags,
  around: Surroundings,
  onServing: (serving: Serving) => void,
): Promise<Serving> {
  const folder = registerFolderOf(flags, around.env);
  const register = await openRegister(folder, { ...keyFolderOf(flags), command: "serve" });
  try {
    await assertIdentityMovedOut(folder, register);
  } catch (error) {
    await register.close();
    throw error;
  }
  const ended = signalled();
  const server = await serve(register);
  const { origin, size } = await register.status();
  const serving = { origin, folder, socket: join(folder, registerPaths.socket), size };
  onServing(serving);
  await ended;
  const last = await register.publish();
  await server.close();
  return { ...serving, size: last.size };
}

export function servingText({ origin, folder, size }: Serving, language: Language): string {
  return page(words[language].serving(origin, folder, size));
}

export function servedText({ origin, size }: Serving, language: Language): string {
  return page(words[language].served(origin, size));
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    // A socket and a lock keep nothing running for ever by themselves; this does, until the signal.
    const alive = setInterval(() => undefined, 2 ** 30);
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
}

const words = {
  en: {
    serving: (origin: string, folder: string, size: number) =>
      `Serving ${origin} (${size} entries) from ${folder} to the other commands on this machine.\n` +
      "There is no web server in this release: commands reach it through a socket in the folder. Stop with Ctrl-C.",
    served: (origin: string, size: number) => `${origin} is closed at ${size} entries.`,
  },
  fr: {
    serving: (origin: string, folder: string, size: number) =>
      `${origin} (${size} entrées) est servi depuis ${folder} aux autres commandes de cette machine.\n` +
      "Cette version n’a pas de serveur web : les commandes passent par un socket du dossier. Ctrl-C pour arrêter.",
    served: (origin: string, size: number) => `${origin} est fermé à ${size} entrées.`,
  },
} as const;
