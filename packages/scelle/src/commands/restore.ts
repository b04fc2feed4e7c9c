// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { type Language, ScelleError } from "@scelle/core";
import { parseIdentities, type Restored, restore } from "@scelle/register";
import type { Report } from "@scelle/verifier";
import { columns, page } from "../program/lines.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { verifyFolder, verifyText } from "./verify.ts";

export interface RestoreFlags {
  /** Files with the recovery identity; a recovery sheet is one. */
  readonly identity?: readonly string[] | undefined;
  readonly keys?: string | undefined;
  readonly anchor?: readonly string[] | undefined;
}

export interface RestoreResult {
  readonly folder: string;
  readonly restored: Restored;
  readonly report: Report;
}

/** Puts a register back from a backup, then checks what came back, every sealed byte included. */
export async function restoreFrom(
  backup: string,
  name: string,
  flags: RestoreFlags,
  around: Surroundings,
): Promise<RestoreResult> {
  const paths = flags.identity ?? [];
  if (paths.length === 0)
    throw new ScelleError("usage.option-missing", { option: "--identity", command: "scelle restore" });
  const identities = (await Promise.all(paths.map(readTextFile))).flatMap(identitiesIn);
  const folder = resolve(name);
  const keyFolder = flags.keys === undefined ? {} : { keyFolder: resolve(flags.keys) };
  const restored = await restore({ backup: resolve(backup), folder, identities, ...keyFolder });
  const anchor = flags.anchor ?? [];
  const verify = { deep: true, keys: restored.keyFolder, anchor };
  return { folder, restored, report: await verifyFolder(folder, verify, around) };
}

export function restoreText({ folder, restored, report }: RestoreResult, language: Language): string {
  const say = words[language];
  const { lost, erasedAgain, hasRecordKeys, size, origin, keyFolder } = restored;
  return page(
    verifyText(report, language).trimEnd(),
    "",
    say.restored(origin, size, folder),
    columns([
      [say.keys, keyFolder],
      [say.lost, lost === undefined ? say.nothingKnown : say.range(lost.from, lost.to)],
      ...(erasedAgain === 0 ? [] : ([[say.erased, say.again(erasedAgain)]] as const)),
      ...(hasRecordKeys ? [] : ([[say.records, say.noKeys]] as const)),
    ]),
  );
}

/** A recovery sheet holds the identity in the middle of a page; an identity file holds nothing else. */
function identitiesIn(text: string): string[] {
  const found = text.match(/AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+/g);
  return found === null ? parseIdentities(text) : [...found];
}

const words = {
  en: {
    restored: (origin: string, size: number, folder: string) =>
      `${origin} is restored in ${folder} with ${size} entries.`,
    keys: "the register’s keys",
    lost: "lost",
    nothingKnown: "nothing that is known here; ask whoever keeps receipts or checkpoints (--anchor)",
    range: (from: number, to: number) =>
      `entries ${from} to ${to}, signed here and in no part of the backup: the register takes nothing in until they are found`,
    erased: "erasures",
    again: (count: number) => `${count} keys that the backup had brought back were destroyed again`,
    records: "records",
    noKeys: "closed: the backup has no keys-short-lived part",
  },
  fr: {
    restored: (origin: string, size: number, folder: string) =>
      `${origin} est rétabli dans ${folder} avec ${size} entrées.`,
    keys: "clés du registre",
    lost: "perdu",
    nothingKnown: "rien que l’on sache ici ; demandez à qui garde reçus ou points de contrôle (--anchor)",
    range: (from: number, to: number) =>
      `entrées ${from} à ${to}, signées ici et absentes de la sauvegarde : le registre n’accepte rien avant de les retrouver`,
    erased: "effacements",
    again: (count: number) => `${count} clés que la sauvegarde ramenait furent détruites à nouveau`,
    records: "actes",
    noKeys: "fermés : la sauvegarde n’a pas de partie keys-short-lived",
  },
} as const;
