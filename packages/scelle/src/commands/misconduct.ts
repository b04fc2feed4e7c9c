// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Checkpoint,
  formatMisconduct,
  hex,
  isMisconduct,
  isReceiptFile,
  type Language,
  type Misconduct,
  parseMisconduct,
  parseRegisterJson,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  verifyMisconduct,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { type Anchor, checkpointIn, findBundleMisconduct, findMisconduct } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { columns, page } from "../program/lines.ts";
import { readBytesFile } from "../program/read-text-file.ts";
import { writeNewFile } from "../program/write-new-file.ts";
import { keptCheckpoints, readAnchors } from "./anchor.ts";
import { bundleFilesOf } from "./verify-bundle.ts";

/** What a misconduct file proves of whoever holds the log's key. */
export interface MisconductFinding {
  readonly path: string;
  readonly origin: string;
  readonly logKey: string;
  /** Roots in hexadecimal. */
  readonly smaller: { readonly size: number; readonly root: string };
  readonly larger: { readonly size: number; readonly root: string };
}

/** Whether a file is one that shows misconduct, and no bundle. */
export async function isMisconductFile(path: string): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size < 1024 * 1024 && isMisconduct(await readBytesFile(path));
}

/** Whether a file is a receipt. */
export async function isReceipt(path: string): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size < 1024 * 1024 && isReceiptFile(await readBytesFile(path));
}

/**
 * The key that was given: the one that a file names shows nothing of itself.
 * @throws ScelleError("misconduct.no-key")
 */
export function keyFromElsewhere(path: string, key: string | undefined): string {
  if (key === undefined) throw new ScelleError("misconduct.no-key", { path });
  return key;
}

/** @throws ScelleError("misconduct.no-key" | "misconduct.unproved" | "note.…" | "format.malformed") */
export async function checkMisconductFile(
  path: string,
  logKey: string | undefined,
): Promise<MisconductFinding> {
  const known = keyFromElsewhere(path, logKey);
  const misconduct = parseMisconduct(await readBytesFile(path));
  const proven = await verifyMisconduct(nodeCrypto, misconduct, parseVerifierKey(nodeCrypto, known));
  if (proven === undefined) throw new ScelleError("misconduct.unproved", { path });
  const { origin } = proven.smaller;
  return { path, origin, logKey: known, smaller: figures(proven.smaller), larger: figures(proven.larger) };
}

/**
 * Looks for two signed checkpoints that exclude each other, in a register and in what was kept outside, and
 * writes them to a new file with the proof.
 * @returns whether there are two such
 */
export async function keepMisconduct(
  folder: string,
  path: string,
  anchorTexts: readonly string[],
  key: string | undefined,
): Promise<boolean> {
  const logKeyText = key ?? (await logKeyOf(folder));
  const logKey = parseVerifierKey(nodeCrypto, logKeyText);
  const find = (top: string, notes: readonly Uint8Array[]): Promise<Misconduct | undefined> =>
    findMisconduct(nodeFolder(top), nodeCrypto, logKey, notes);
  // Who wrote over a log may have left the checkpoints of the one before.
  const own = (await keptCheckpoints(folder, true)).map(({ note }) => note);
  const outside = notesOf((await Promise.all(anchorTexts.map(readAnchors))).flat());
  let found = await find(folder, [...own, ...outside]);
  // The proof comes out of the longer log, which may be the other one.
  const folders = anchorTexts.filter((text) => statSync(text, { throwIfNoEntry: false })?.isDirectory());
  for (const other of folders) found ??= await find(resolve(other), [...own, ...outside]);
  if (found !== undefined) await writeNewFile(path, formatMisconduct(found));
  return found !== undefined;
}

/**
 * The same for the bundle of a case, whose checkpoint is held against what was kept outside.
 * @throws ScelleError("misconduct.no-key") where no key is given: that in the bundle shows nothing
 */
export async function keepBundleMisconduct(
  bundle: string,
  path: string,
  anchorTexts: readonly string[],
  key: string | undefined,
): Promise<boolean> {
  const logKey = parseVerifierKey(nodeCrypto, keyFromElsewhere(bundle, key));
  const files = await bundleFilesOf(bundle);
  const anchors = (await Promise.all(anchorTexts.map(readAnchors))).flat();
  const found = await findBundleMisconduct(files, nodeCrypto, logKey, notesOf(anchors));
  if (found !== undefined) await writeNewFile(path, formatMisconduct(found));
  return found !== undefined;
}

export function misconductText(
  { path, origin, smaller, larger }: MisconductFinding,
  language: Language,
): string {
  const say = words[language];
  const line = ({ size, root }: { size: number; root: string }): [string, string] => [
    say.entries(size),
    root,
  ];
  return page(say.proved(path, origin), columns([line(smaller), line(larger)]), "", say.meaning);
}

export function keptText(isKept: boolean, path: string, language: Language): string {
  return page("", isKept ? words[language].kept(path) : words[language].none);
}

function notesOf(anchors: readonly Anchor[]): Uint8Array[] {
  return anchors.flatMap((anchor) => (anchor.kind === "checkpoint" ? [checkpointIn(anchor.note)] : []));
}

async function logKeyOf(folder: string): Promise<string> {
  const path = resolve(folder, registerPaths.registerJson);
  return parseRegisterJson(await readBytesFile(path)).logKey;
}

function figures({ size, root }: Checkpoint): { size: number; root: string } {
  return { size, root: hex(root) };
}

const words = {
  en: {
    proved: (path: string, origin: string) =>
      `Misconduct is proved: ${path} holds two checkpoints of ${origin} that its key signed and that cannot both be true.`,
    entries: (size: number) => `${size} entries`,
    meaning:
      "Whoever holds that key has shown two histories. The file proves it to anybody who knows the key; keep it, and both folders.",
    kept: (path: string) =>
      `Two signed checkpoints that exclude each other are in ${path}, with the proof, which scelle verify and the log’s key show to anybody.`,
    none: "No two signed checkpoints here exclude each other: no file of misconduct was written.",
  },
  fr: {
    proved: (path: string, origin: string) =>
      `La faute est prouvée : ${path} contient deux points de contrôle de ${origin}, signés de sa clé, qui ne peuvent être vrais tous deux.`,
    entries: (size: number) => `${size} entrées`,
    meaning:
      "Le détenteur de cette clé a montré deux historiques. Le fichier le prouve à quiconque connaît la clé ; gardez-le, et les deux dossiers.",
    kept: (path: string) =>
      `Deux points de contrôle signés qui s’excluent sont dans ${path}, avec la preuve, que scelle verify et la clé du journal montrent à quiconque.`,
    none: "Aucun couple de points de contrôle signés ne s’exclut ici : aucun fichier de faute n’a été écrit.",
  },
} as const;
