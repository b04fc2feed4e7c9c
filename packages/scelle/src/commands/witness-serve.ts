// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from "node:path";
import { type Language, ScelleError } from "@scelle/core";
import { type OpenWitness, openWitness, type WitnessFolder, witnessPublicFile } from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { listenForSignal } from "../program/until-signal.ts";
import { logKeys } from "../program/verifier-keys.ts";

/** Where a witness is found when nothing else is said. */
const usualPort = 8470;
const usualHost = "127.0.0.1";

export interface WitnessServeFlags {
  /** Keys of the logs that it knows, or `@FILE`. */
  readonly origin: readonly string[];
  /** Of a new witness. */
  readonly name?: string | undefined;
  readonly host?: string | undefined;
  /** 0 for any that is free. */
  readonly port?: number | undefined;
}

export interface WitnessServing {
  readonly folder: string;
  readonly name: string;
  readonly verifierKey: string;
  readonly verifierKeyPath: string;
  readonly isNew: boolean;
  readonly url: string;
  readonly origins: readonly string[];
}

/** Cosigns for the logs that were named until a signal comes. */
export async function serveWitnessUntilSignal(
  name: string,
  flags: WitnessServeFlags,
  onServing: (serving: WitnessServing) => void,
): Promise<void> {
  const signal = listenForSignal();
  try {
    const folder = resolve(name);
    const logs = await logKeys(flags.origin);
    const witness = await opened({ folder, name: flags.name, logs }, flags);
    try {
      const { key, isNew } = witness.identity;
      onServing({
        ...{ folder, name: key.name, verifierKey: key.text, isNew, url: witness.url },
        verifierKeyPath: join(folder, witnessPublicFile),
        origins: logs.map((log) => log.name),
      });
      await signal.came;
    } finally {
      await witness.close();
    }
  } finally {
    signal.forget();
  }
}

export function witnessServingText(serving: WitnessServing, language: Language): string {
  const say = words[language];
  const { name, verifierKey, verifierKeyPath, url, origins, isNew } = serving;
  return page(
    isNew ? say.made(name) : say.found(name),
    columns([
      [say.key, verifierKey],
      [say.file, verifierKeyPath],
      [say.at, url],
      [say.for, origins.join("\n")],
    ]),
    "",
    say.keep,
    say.stop,
  );
}

/** Another server at the usual port is no reason not to start; a port that was named is meant. */
async function opened(
  parts: WitnessFolder,
  { host = usualHost, port }: WitnessServeFlags,
): Promise<OpenWitness> {
  try {
    return await openWitness(parts, { host, port: port ?? usualPort, onFault: tellFault });
  } catch (error) {
    const isTaken = error instanceof ScelleError && error.code === "server.address-taken";
    if (port !== undefined || !isTaken) throw error;
    return await openWitness(parts, { host, port: 0, onFault: tellFault });
  }
}

/** The operator sees that our own storage fails, and nothing of what requests bring. */
function tellFault(fault: unknown): void {
  process.stderr.write(`${fault instanceof Error ? fault.message : "?"}\n`);
}

const words = {
  en: {
    made: (name: string) => `The witness ${name} has a new key, and cosigns.`,
    found: (name: string) => `The witness ${name} cosigns.`,
    key: "verifier key",
    file: "in the file",
    at: "asked at",
    for: "cosigns for",
    keep: "What it remembers must not be put back from an older copy: it would cosign two histories.",
    stop: "Stop with Ctrl-C.",
  },
  fr: {
    made: (name: string) => `Le témoin ${name} a une clé neuve, et cosigne.`,
    found: (name: string) => `Le témoin ${name} cosigne.`,
    key: "clé de vérification",
    file: "dans le fichier",
    at: "interrogé à",
    for: "cosigne pour",
    keep: "Ce dont il se souvient ne doit pas revenir d’une copie plus ancienne : il cosignerait deux historiques.",
    stop: "Ctrl-C pour arrêter.",
  },
} as const;
