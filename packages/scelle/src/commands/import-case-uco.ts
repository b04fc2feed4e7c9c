// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  type Draft,
  foreignGraphSizeBytesMax,
  importedSubjects,
  type JsonObject,
  type Language,
  registerPaths,
  ScelleError,
} from "@scelle/core";
import { journalFolder, openImage, type SealedObject, sealSource } from "@scelle/register";
import { readForeignGraph } from "../case-in/foreign-graph.ts";
import { type ForeignStatement, foreignStatements } from "../case-in/foreign-statement.ts";
import { unreadable } from "../case-in/graph-fault.ts";
import { type ImportedSubject, type Understood, understood } from "../case-in/understood.ts";
import { type AuthorFlags, atRegister, type Desk, draftOf } from "../program/at-register.ts";
import { drawnDraftId } from "../program/drawn-draft-id.ts";
import { columns, page } from "../program/lines.ts";
import { recordNamed } from "../program/references.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { measuredFields, supposedObject } from "./sealed-fields.ts";

export interface ImportCaseUcoFlags extends AuthorFlags {
  readonly case: string;
  /** Who handed the file over, and how. */
  readonly from: string;
  readonly title?: string | undefined;
  /** Reads and asks, and records nothing. */
  readonly check?: boolean | undefined;
}

export interface ImportedGraph {
  readonly path: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string;
  readonly documentRef: string;
  readonly recorded: number;
  /** Brought in before from the same file. */
  readonly known: number;
  readonly subjects: Readonly<Partial<Record<ImportedSubject, number>>>;
  /** Digests that the statements give, each time that one gives one. */
  readonly hashes: number;
  readonly leftOut: Understood["leftOut"];
  /** Values whose terms mean nothing by the context of the file. */
  readonly unnamedCount: number;
  readonly isCheck: boolean;
}

/** What is known of the file before anything is recorded. */
interface Plan {
  readonly caseRef: string;
  readonly recipients: readonly string[];
  readonly document: (object: SealedObject) => Draft;
  readonly isCaptured: boolean;
  /** Drafts of statements that are not on record yet. */
  readonly drafts: readonly Draft[];
}

/**
 * Brings in what another system tells in CASE/UCO: the file is sealed as it is, and each thing that is
 * understood becomes a statement that names it. None becomes an act, an exhibit or a person of this register.
 */
export async function importCaseUco(
  path: string,
  flags: ImportCaseUcoFlags,
  around: Surroundings,
): Promise<ImportedGraph> {
  const bytes = await graphBytes(path);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const graph = readForeignGraph(bytes);
  const found = understood(graph);
  const statements = foreignStatements(found);
  if (statements.length === 0)
    throw new ScelleError("foreign-graph.tells-nothing", { things: graph.nodes.size });
  const title = flags.title ?? basename(path);
  const order = { digest, title, source: flags.from, language: around.language, statements };
  const plan = await atRegister(flags, around.env, "import-case-uco", (desk) =>
    planned(desk, flags.case, order),
  );
  const documentRef = plan.document(supposedObject).draftId;
  const known = statements.length - plan.drafts.length;
  if (flags.check !== true) await recordAll(path, digest, plan, flags, around);
  const subjects: Partial<Record<ImportedSubject, number>> = {};
  for (const { subject } of statements) subjects[subject] = (subjects[subject] ?? 0) + 1;
  const hashes = statements.reduce((sum, statement) => sum + statement.hashes.length, 0);
  return {
    ...{
      path,
      digest,
      documentRef,
      recorded: plan.drafts.length,
      known,
      subjects,
      hashes,
      leftOut: found.leftOut,
    },
    unnamedCount: graph.unnamedCount,
    isCheck: flags.check === true,
  };
}

export function importedGraphText(imported: ImportedGraph, language: Language): string {
  const { path, digest, recorded, known, subjects, hashes, leftOut, unnamedCount, isCheck } = imported;
  const told = words[language];
  const counts = Object.entries(subjects).map(([subject, count]): [string, string] => [
    importedSubjects[subject as ImportedSubject][language],
    `${count}`,
  ]);
  const left = leftOut
    .slice(0, leftOutShownMax)
    .map(({ classes, because, count }): [string, string] => [
      `${count}`,
      `${classes}  ${told.because[because]}`,
    ]);
  const others = leftOut.slice(leftOutShownMax);
  if (others.length > 0) {
    const count = others.reduce((sum, one) => sum + one.count, 0);
    left.push([`${count}`, told.others(others.length)]);
  }
  const lost = unnamedCount === 0 ? [] : [told.unnamed(unnamedCount)];
  return page(
    isCheck ? told.checked(path, recorded, known) : told.recorded(path, recorded, known),
    `SHA-256  ${digest}`,
    ...columns([...counts, [told.hashes, `${hashes}`]]),
    ...(left.length === 0 ? [] : ["", told.leftOut, ...columns(left)]),
    ...lost,
    "",
    told.attested,
  );
}

/** Lines of what was left out, on a terminal; as JSON all of them. */
const leftOutShownMax = 100;

interface GraphOrder {
  readonly digest: string;
  readonly title: string;
  readonly source: string;
  readonly language: Language;
  readonly statements: readonly ForeignStatement[];
}

/** Asks the register before anything is sealed: the case, whom evidence goes to, what is known. */
async function planned(desk: Desk, name: string, order: GraphOrder): Promise<Plan> {
  const { ref: caseRef } = await recordNamed(desk.names, name, "case");
  const { digest, title, source, language, statements } = order;
  const idOf = (of: string) =>
    drawnDraftId("scelle/case-uco-in/v1", desk.session.origin, caseRef, digest, of);
  const documentRef = idOf("");
  const document = (object: SealedObject) =>
    draftOf({
      kind: "document-captured",
      stated: { caseRef, title, language, source },
      measured: measuredFields("file", object),
      draftId: documentRef,
    });
  const isCaptured = await isOnRecord(desk, documentRef);
  if (!isCaptured) await desk.consider(document(supposedObject));
  const drafts: Draft[] = [];
  for (const { name: of, stated, measured } of statements) {
    const draftId = idOf(of);
    if (isCaptured && (await isOnRecord(desk, draftId))) continue;
    const whole: JsonObject = { caseRef, documentRef, ...stated };
    drafts.push(draftOf({ kind: "statement-imported", stated: whole, measured, draftId }));
  }
  return { caseRef, recipients: await desk.session.recipients(caseRef), document, isCaptured, drafts };
}

async function isOnRecord(desk: Desk, ref: string): Promise<boolean> {
  return (await desk.names.resolve(ref)).length > 0;
}

/** Statements that are signed and sent together: the register commits them together. */
const batchSize = 64;

async function recordAll(
  path: string,
  digest: string,
  plan: Plan,
  flags: ImportCaseUcoFlags,
  around: Surroundings,
): Promise<void> {
  const object = plan.isCaptured ? undefined : await sealFile(path, plan.recipients, flags, around);
  // What was read and what was sealed are the same bytes, or nothing is recorded.
  if (object !== undefined && object.sha256 !== digest) throw new ScelleError("vault.source-changed", {});
  await atRegister(flags, around.env, "import-case-uco", async (desk) => {
    if (object !== undefined) await desk.append(plan.document(object));
    for (let at = 0; at < plan.drafts.length; at += batchSize) {
      around.progress.show(() => `${at} / ${plan.drafts.length}`);
      await Promise.all(plan.drafts.slice(at, at + batchSize).map((draft) => desk.append(draft)));
    }
    around.progress.clear();
  });
}

async function sealFile(
  path: string,
  recipients: readonly string[],
  flags: ImportCaseUcoFlags,
  around: Surroundings,
): Promise<SealedObject> {
  const source = await openImage({ paths: [path], format: undefined, hashes: [] });
  const vaultFolder = join(registerFolderOf(flags, around.env), registerPaths.vaultFolder);
  const journal = journalFolder(around.env);
  return await sealSource({ source, vaultFolder, recipients, also: [], journalFolder: journal });
}

async function graphBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > foreignGraphSizeBytesMax) {
      throw unreadable([], `it is longer than ${foreignGraphSizeBytesMax / 1024 ** 2} MiB`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof ScelleError) throw cause;
    const problem = (cause as NodeJS.ErrnoException).code ?? "?";
    throw new ScelleError("file.unreadable", { path, problem }, { cause });
  }
}

const words = {
  en: {
    recorded: (path: string, recorded: number, known: number) =>
      `${path}: ${recorded} statements recorded, ${known} were recorded before.`,
    checked: (path: string, recorded: number, known: number) =>
      `${path}: ${recorded} statements would be recorded, ${known} were recorded before. Nothing was recorded.`,
    hashes: "Digests among them",
    leftOut: "Told of in the file and not taken in; it stands in the sealed file:",
    because: {
      "not-understood": "(not understood)",
      "acts-nowhere": "(whom no act names as acting)",
      role: "(a part in what is inquired into)",
      nameless: "(has no name to cite)",
    },
    others: (count: number) => `of ${count} other classes`,
    unnamed: (count: number) => `  ${count}  values whose terms mean nothing by the file’s own context`,
    attested:
      "All of it is what another system says. This register attests that the file says so, and nothing else.",
  },
  fr: {
    recorded: (path: string, recorded: number, known: number) =>
      `${path} : ${recorded} déclarations consignées, ${known} l’étaient déjà.`,
    checked: (path: string, recorded: number, known: number) =>
      `${path} : ${recorded} déclarations seraient consignées, ${known} l’étaient déjà. Rien n’a été consigné.`,
    hashes: "Empreintes données",
    leftOut: "Nommé dans le fichier et non repris ; cela figure au fichier scellé :",
    because: {
      "not-understood": "(non compris)",
      "acts-nowhere": "(qu’aucun acte ne nomme comme auteur)",
      role: "(rôle dans l’affaire)",
      nameless: "(sans nom à citer)",
    },
    others: (count: number) => `de ${count} autres classes`,
    unnamed: (count: number) => `  ${count}  valeurs dont le terme ne dit rien selon le contexte du fichier`,
    attested:
      "Tout cela est ce que dit un autre système. Ce registre atteste que le fichier le dit, et rien d’autre.",
  },
} as const;
