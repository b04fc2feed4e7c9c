// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import {
  exhibitTakenOver,
  type JsonObject,
  type Language,
  ScelleError,
  stockListSizeBytesMax,
} from "@scelle/core";
import { readCsv } from "../old-stock/csv-table.ts";
import { checkedMapping, type Mapping, proposedMapping } from "../old-stock/mapping.ts";
import { type StockItem, stockDraftId, stockItems } from "../old-stock/stock-item.ts";
import { type Table, unreadable } from "../old-stock/table.ts";
import { readXlsx } from "../old-stock/xlsx-table.ts";
import { type AuthorFlags, atRegister, type Desk, draftOf } from "../program/at-register.ts";
import { parseJsonObject } from "../program/json-text.ts";
import { page } from "../program/lines.ts";
import { readTextFile } from "../program/read-text-file.ts";
import { recordNamed } from "../program/references.ts";
import { statedTime } from "../program/stated-time.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { writeNewFile } from "../program/write-new-file.ts";

export interface ImportFlags extends AuthorFlags {
  readonly case?: string | undefined;
  readonly place: string;
  readonly mapping?: string | undefined;
  readonly takenOver?: string | undefined;
  /** Reads and checks, and records nothing. */
  readonly check?: boolean | undefined;
}

/** A line that was not taken over, and the code of the table of errors that says why. */
interface LeftOut {
  readonly line: number;
  readonly because: string;
}

export interface Imported {
  readonly path: string;
  readonly mapping: string;
  readonly recorded: number;
  /** Taken over before, by this or an earlier import. */
  readonly known: number;
  readonly leftOut: readonly LeftOut[];
  readonly isCheck: boolean;
}

/** Takes old stock over from a list: one act a line, each once, however often the list is brought. */
export async function importStock(path: string, flags: ImportFlags, around: Surroundings): Promise<Imported> {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const takenOverAt = statedTime(flags.takenOver ?? "now", Date.now(), zone);
  if (takenOverAt === undefined) {
    throw new ScelleError("usage.value-invalid", {
      option: "--taken-over <TIME>",
      expected: "2026-03-05 14:20",
    });
  }
  const bytes = await listBytes(path);
  const table = isWorkbook(bytes, path) ? await readXlsx(bytes, path) : readCsv(bytes, path);
  const mappingPath = flags.mapping ?? join(dirname(path), "scelle-import.json");
  const mapping = await mappingAt(mappingPath, table);
  const listDigest = createHash("sha256").update(bytes).digest("hex");
  const { items, unnamed } = stockItems(table, {
    mapping,
    listDigest,
    takenOverAt,
    place: flags.place,
    zone,
  });
  const leftOut: LeftOut[] = unnamed.map((line) => ({ line, because: "import.unnamed" }));
  return await atRegister(flags, around.env, "import", async (desk) => {
    const cases = new CaseNames(desk, flags.case);
    const seen = new Set<string>();
    const counts = { recorded: 0, known: 0 };
    for (const [i, item] of items.entries()) {
      around.progress.show(() => `${i} / ${items.length}`);
      const outcome = await takeOver(desk, cases, seen, item, flags.check === true);
      if (outcome === "recorded" || outcome === "known") counts[outcome] += 1;
      else leftOut.push({ line: item.line, because: outcome });
    }
    around.progress.clear();
    if (leftOut.length > 0) around.foundWanting();
    leftOut.sort((one, other) => one.line - other.line);
    return { path, mapping: mappingPath, ...counts, leftOut, isCheck: flags.check === true };
  });
}

export function importedText(imported: Imported, language: Language): string {
  const { path, mapping, recorded, known, leftOut, isCheck } = imported;
  const told = words[language];
  return page(
    isCheck ? told.checked(path, recorded, known) : told.recorded(path, recorded, known),
    told.mapping(mapping),
    ...(leftOut.length === 0 ? [] : ["", told.leftOut(leftOut.length)]),
    ...leftOut.map(({ line, because }) => `  ${told.line(line)}  ${because}`),
  );
}

/** @returns `recorded`, `known`, or the code of what speaks against it */
async function takeOver(
  desk: Desk,
  cases: CaseNames,
  seen: Set<string>,
  { paperReference, caseNumber, stated }: StockItem,
  isCheck: boolean,
): Promise<string> {
  try {
    const caseRef = await cases.of(caseNumber);
    if (caseRef === undefined) return "import.no-case";
    const draftId = stockDraftId(desk.session.origin, caseRef, paperReference);
    if (seen.has(draftId)) return "import.twice";
    seen.add(draftId);
    if ((await desk.names.resolve(draftId)).length > 0) return "known";
    const draft = draftOf({ kind: exhibitTakenOver.kind, stated: { caseRef, ...stated }, draftId });
    await (isCheck ? desk.consider(draft) : desk.append(draft));
    return "recorded";
  } catch (error) {
    // Somebody else took it over between the question and the act: it is there, once.
    if (error instanceof ScelleError && error.code === "draft.id-taken") return "known";
    if (error instanceof ScelleError && isOfLine(error)) return error.code;
    throw error;
  }
}

/** What is wrong with one line and not with the register or the way to it. */
function isOfLine({ code }: ScelleError): boolean {
  return /^(?:draft|case|custody|access|name|reference)\./.test(code);
}

/** The cases that a list names, each asked for once. */
class CaseNames {
  readonly #desk: Desk;
  readonly #all: string | undefined;
  readonly #known = new Map<string, string>();

  constructor(desk: Desk, all: string | undefined) {
    this.#desk = desk;
    this.#all = all;
  }

  /** @param named by the line; the case of the whole list goes before it */
  async of(named: string | undefined): Promise<string | undefined> {
    const name = this.#all ?? named;
    if (name === undefined) return undefined;
    const known = this.#known.get(name) ?? (await recordNamed(this.#desk.names, name, "case")).ref;
    this.#known.set(name, known);
    return known;
  }
}

/** What is kept beside the list; where nothing is, what its headings seem to say, kept from now on. */
async function mappingAt(path: string, { headings }: Table): Promise<Mapping> {
  if (!existsSync(path)) {
    const proposed = proposedMapping(headings);
    await writeNewFile(path, `${JSON.stringify({ ...proposed, headings }, null, 2)}\n`);
  }
  const { headings: _, ...kept } = parseJsonObject(await readTextFile(path), path);
  return checkedMapping(kept as JsonObject, headings, path);
}

async function listBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > stockListSizeBytesMax) {
      throw unreadable(path, `it is longer than ${stockListSizeBytesMax / 1024 ** 2} MiB`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof ScelleError) throw cause;
    const problem = (cause as NodeJS.ErrnoException).code ?? "?";
    throw new ScelleError("file.unreadable", { path, problem }, { cause });
  }
}

/** By what it is, not only by what it is called: a workbook is a zip. */
function isWorkbook(bytes: Uint8Array, path: string): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (extname(path).toLowerCase() === ".xls")
    throw unreadable(path, "old Excel workbooks (.xls) are not read");
  return isZip;
}

const words = {
  en: {
    recorded: (path: string, recorded: number, known: number) =>
      `${path}: ${recorded} exhibits taken over, ${known} were taken over before.`,
    checked: (path: string, recorded: number, known: number) =>
      `${path}: ${recorded} exhibits would be taken over, ${known} were taken over before. Nothing was recorded.`,
    mapping: (path: string) => `What column holds what stands in ${path}: the next import uses it.`,
    leftOut: (count: number) => `Left out: ${count}`,
    line: (line: number) => `line ${line}`,
  },
  fr: {
    recorded: (path: string, recorded: number, known: number) =>
      `${path} : ${recorded} scellés repris, ${known} l’étaient déjà.`,
    checked: (path: string, recorded: number, known: number) =>
      `${path} : ${recorded} scellés seraient repris, ${known} l’étaient déjà. Rien n’a été consigné.`,
    mapping: (path: string) =>
      `Ce que porte chaque colonne est écrit dans ${path} : le prochain import s’en sert.`,
    leftOut: (count: number) => `Laissés de côté : ${count}`,
    line: (line: number) => `ligne ${line}`,
  },
} as const;
