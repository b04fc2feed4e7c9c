// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { type Language, ScelleError } from "@scelle/core";
import { type Fetched, parseIdentities, type Restored, restore } from "@scelle/register";
import type { Report } from "@scelle/verifier";
import { columns, page } from "../program/lines.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { readKnown } from "./anchor.ts";
import { verifyFolder, verifyText } from "./verify.ts";

export interface RestoreFlags {
  /** Files with the recovery identity; a recovery sheet is one. */
  readonly identity?: readonly string[] | undefined;
  readonly keys?: string | undefined;
  readonly anchor?: readonly string[] | undefined;
  /** Take a size that nobody signed too. */
  readonly acceptUnsigned?: boolean | undefined;
  /** Other copies and backups, from which missing entries are taken. */
  readonly from?: readonly string[] | undefined;
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
  const anchor = flags.anchor ?? [];
  const from = (flags.from ?? []).map((name) => resolve(name));
  const known = (logKey: string) => readKnown(anchor, logKey);
  const acceptsUnsigned = flags.acceptUnsigned === true;
  const places = { backup: resolve(backup), folder, ...keyFolder };
  const restored = await restore({ ...places, identities, from, known, acceptsUnsigned });
  const verify = { deep: true, keys: restored.keyFolder, anchor };
  return { folder, restored, report: await verifyFolder(folder, verify, around) };
}

export function restoreText({ folder, restored, report }: RestoreResult, language: Language): string {
  const say = words[language];
  const { lost, erasedAgain, withoutKeys, hasRecordKeys, size, origin, keyFolder, fetched } = restored;
  return page(
    verifyText(report, language).trimEnd(),
    "",
    say.restored(origin, size, folder),
    columns([
      [say.keys, keyFolder],
      ...fetched.map((one) => [say.taken, fetchedText(one, language)] as const),
      [say.lost, lost === undefined ? say.nothingKnown : say.range(lost.from, lost.to, lost.shownBy)],
      ...(erasedAgain === 0 ? [] : ([[say.erased, say.again(erasedAgain)]] as const)),
      ...(withoutKeys === 0 ? [] : ([[say.records, say.olderKeys(withoutKeys)]] as const)),
      ...(hasRecordKeys ? [] : ([[say.records, say.noKeys]] as const)),
    ]),
    ...(lost === undefined ? [] : ["", ...say.next(folder, keyFolder)]),
  );
}

function fetchedText(fetched: Fetched, language: Language): string {
  const { source, entries, keys, objects, damagedObjects, problem } = fetched;
  const say = words[language];
  const damaged = damagedObjects.map((root) => `\n${say.damaged(root)}`).join("");
  const left = problem === undefined ? "" : `\n${say.left(problem)}`;
  return `${say.from(source, entries, keys, objects)}${damaged}${left}`;
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
    range: (from: number, to: number, shownBy: string) =>
      `entries ${from} to ${to}, as ${shownBy} shows: the register takes nothing in until they are found`,
    taken: "taken again",
    from: (source: string, entries: number, keys: number, objects: number) =>
      `${entries} entries, ${keys} keys of records, ${objects} sealed objects from ${source}`,
    damaged: (root: string) => `damaged there, and not taken: object ${root}`,
    left: (code: string) => `not all of it: ${code}`,
    olderKeys: (count: number) =>
      `${count} closed: the keys are older than the log. Erasures decided in these could not be done again:\n` +
      "give a copy with newer keys by --from, or keep this one from everybody",
    next: (folder: string, keys: string) => [
      "Next, first: look for other copies, and restore again with --from COPY.",
      "If the rest is lost for good, close this register and found the one that follows it:",
      `  scelle init NEW-FOLDER --origin NEW-NAME --succeeds ${folder} --succeeds-keys ${keys}`,
    ],
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
    range: (from: number, to: number, shownBy: string) =>
      `entrées ${from} à ${to}, comme le montre ${shownBy} : le registre n’accepte rien avant de les retrouver`,
    taken: "repris",
    from: (source: string, entries: number, keys: number, objects: number) =>
      `${entries} entrées, ${keys} clés d’actes, ${objects} objets scellés de ${source}`,
    damaged: (root: string) => `abîmé là, et pas repris : objet ${root}`,
    left: (code: string) => `pas tout : ${code}`,
    olderKeys: (count: number) =>
      `${count} fermés : les clés sont plus anciennes que le journal. Les effacements décidés là n’ont pu être refaits :\n` +
      "donnez par --from une copie aux clés plus récentes, ou gardez celle-ci de tous",
    next: (folder: string, keys: string) => [
      "Ensuite, d’abord : cherchez d’autres copies, et rétablissez de nouveau avec --from COPIE.",
      "Si le reste est perdu pour de bon, fermez ce registre et fondez celui qui lui succède :",
      `  scelle init NOUVEAU-DOSSIER --origin NOUVEAU-NOM --succeeds ${folder} --succeeds-keys ${keys}`,
    ],
    erased: "effacements",
    again: (count: number) => `${count} clés que la sauvegarde ramenait furent détruites à nouveau`,
    records: "actes",
    noKeys: "fermés : la sauvegarde n’a pas de partie keys-short-lived",
  },
} as const;
