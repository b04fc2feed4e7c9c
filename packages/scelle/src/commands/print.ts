// SPDX-License-Identifier: Apache-2.0
import { type Language, packNames, ScelleError } from "@scelle/core";
import { type CasePaper, casePapers, paperTargets } from "@scelle/core/api";
import { defaultIdentityPath, type NameSource, namesFor, readIdentity, signDraft } from "@scelle/register";
import { typeset } from "../dossier/paper.ts";
import { checkpointFacts } from "../dossier/paper-facts.ts";
import { dataFile, lookFor, printedPaper, refsAmong } from "../dossier/papers/printing.ts";
import { registerState } from "../dossier/papers/register-state.ts";
import { paperPdf } from "../dossier/pdf/paper-pdf.ts";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, draftOf, withSession } from "../program/at-register.ts";
import { type ReasonFlags, reasonOf } from "../program/look-reason.ts";
import { recordAsked } from "../program/references.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface PrintFlags extends AuthorFlags, ReasonFlags {
  readonly out: string;
  readonly pack?: string | undefined;
}

export interface Printed {
  readonly path: string;
  readonly title: string;
  readonly bytes: number;
  /** Of the look; absent for the state of the register, which shows no record. */
  readonly entry?: number;
}

const papers = {
  ...casePapers,
  register: { en: "State of the register", fr: "État du registre" },
} as const;

/** Writes a paper as PDF/A with its data inside. What it shows is looked at, and that is on record first. */
export async function printPaper(
  word: string,
  name: string | undefined,
  flags: PrintFlags,
  around: Surroundings,
): Promise<Printed> {
  const what = wordFrom(papers, word, "WHAT");
  assertOutput(flags.out, flags, around.env);
  assertNewFile(flags.out);
  if (what === "register") return await printRegister(flags, around);
  if (name === undefined) {
    throw new ScelleError("usage.argument-missing", { argument: "REF", command: "scelle print" });
  }
  return await printOfCase(what, name, flags, around);
}

export function printedText({ path, title, bytes, entry }: Printed, language: Language): string {
  const told = words[language];
  return `${told.written(path, title, bytes)}${entry === undefined ? "" : ` ${told.looked(entry)}`}\n`;
}

async function printRegister(flags: PrintFlags, around: Surroundings): Promise<Printed> {
  const { language, env } = around;
  return await withSession(registerFolderOf(flags, env), flags, "print", async (session) => {
    const status = await session.publish();
    const at = new Date().toISOString();
    const checkpoint = checkpointFacts(status.checkpoint);
    const title = `${papers.register[language]} – ${status.origin}`;
    const paper = typeset({
      ...{ language, title, origin: status.origin, isExercise: status.exercise },
      blocks: registerState(status, { checkpoint, at }, language),
    });
    const state = { origin: status.origin, size: status.size, checkpoint: status.checkpoint };
    return await written(
      flags.out,
      title,
      await paperPdf(paper, new Date(at), dataFile("register.json", state)),
    );
  });
}

async function printOfCase(
  what: CasePaper,
  name: string,
  flags: PrintFlags,
  around: Surroundings,
): Promise<Printed> {
  const { language, env } = around;
  const reason = reasonOf(flags, "scelle print");
  const pack = flags.pack === undefined ? undefined : wordFrom(packNames, flags.pack, "--pack");
  return await withSession(registerFolderOf(flags, env), flags, "print", async (session) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(env));
    const known = namesFor(session, signer);
    const { ref, caseRef: of } = await recordAsked(known, name, paperTargets[what]);
    const caseRef = paperTargets[what] === "case" ? ref : of;
    const stated = { ...(caseRef === undefined ? {} : { caseRef }), ...reason, query: lookFor(what, ref) };
    const draft = draftOf({ kind: "record-consulted", stated });
    const look = await session.look(await signDraft(session.origin, draft, signer));
    const status = await session.publish();
    const labels = await labelsOf(known, refsAmong(look));
    const seen = { caseRef: caseRef ?? "", look, status, asOf: new Date().toISOString(), labels };
    const { title, bytes } = await printedPaper(seen, { what, ref, language, pack });
    const printed = await written(flags.out, title, bytes);
    return look.receipt === undefined ? printed : { ...printed, entry: look.receipt.index };
  });
}

const labelsMax = 400;

async function labelsOf(names: NameSource, refs: ReadonlySet<string>): Promise<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const ref of [...refs].slice(0, labelsMax)) {
    const [found] = await names.resolve(ref);
    if (found !== undefined && found.label !== "") labels[ref] = found.label;
  }
  return labels;
}

async function written(path: string, title: string, bytes: Buffer): Promise<Printed> {
  await writeNewFile(path, bytes);
  return { path, title, bytes: bytes.length };
}

const words = {
  en: {
    written: (path: string, title: string, bytes: number) => `${path}: ${title}, ${bytes} bytes.`,
    looked: (entry: number) => `This look is entry ${entry}.`,
  },
  fr: {
    written: (path: string, title: string, bytes: number) => `${path} : ${title}, ${bytes} octets.`,
    looked: (entry: number) => `Cette consultation est l’entrée ${entry}.`,
  },
} as const;
