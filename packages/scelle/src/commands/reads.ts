// SPDX-License-Identifier: Apache-2.0
import { type Language, logPurposes, retainedReadings, ScelleError, standings } from "@scelle/core";
import {
  type DueReading,
  defaultIdentityPath,
  type FileHandedOver,
  namesFor,
  openRegister,
  type Register,
  readIdentity,
  signDraft,
} from "@scelle/register";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, assertIdentityMovedOut, draftOf } from "../program/at-register.ts";
import { columns, page } from "../program/lines.ts";
import { recordNamed } from "../program/references.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import { statedTime } from "../program/stated-time.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";
import { type ReadingFormat, readingFormats, readingsFile } from "../readings/readings-file.ts";

export interface ReadsExportFlags extends AuthorFlags {
  readonly out: string;
  readonly format?: string | undefined;
  readonly logPurpose: string;
  readonly reason: string;
  readonly standing: string;
  readonly to?: string | undefined;
  readonly toBody?: string | undefined;
  readonly case?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface ReadsExported extends Omit<FileHandedOver, "bytes"> {
  readonly path: string;
  readonly format: ReadingFormat;
}

/** Writes who looked to a new file; that it is handed over is on record before the file is there. */
export async function exportReads(flags: ReadsExportFlags, around: Surroundings): Promise<ReadsExported> {
  const { out, reason } = flags;
  assertOutput(out, flags, around.env);
  assertNewFile(out);
  const format = formatOf(flags);
  const logPurpose = wordFrom(logPurposes, flags.logPurpose, "--log-purpose");
  const standing = wordFrom(standings, flags.standing, "--standing");
  const [from, until] = [momentOf(flags.from, "--from"), momentOf(flags.until, "--until")];
  return await atOwnRegister(flags, around, "reads export", async (register) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const names = namesFor(register, signer);
    const refOf = async (name: string | undefined) =>
      name === undefined ? undefined : (await recordNamed(names, name)).ref;
    const [recipientRef, recipientBodyRef] = [await refOf(flags.to), await refOf(flags.toBody)];
    const caseRef = flags.case === undefined ? undefined : (await recordNamed(names, flags.case, "case")).ref;
    const order = {
      ...{ reason, logPurpose, standing },
      ...(recipientRef === undefined ? {} : { recipientRef }),
      ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
      ...(caseRef === undefined ? {} : { caseRef }),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    };
    const { bytes, ...exported } = await register.readings.handOver(signer, order, (records, author) =>
      readingsFile(records, format, (ref) => register.names.labelOf(author, ref)),
    );
    await writeNewFile(out, bytes);
    return { ...exported, path: out, format };
  });
}

export interface ReadsDue {
  readonly due: readonly DueReading[];
}

/** Looks whose time of retention is over; nothing of what they say. */
export async function dueReads(flags: AuthorFlags, around: Surroundings): Promise<ReadsDue> {
  return await atOwnRegister(flags, around, "reads due", (register) =>
    Promise.resolve({ due: register.readings.due() }),
  );
}

export interface ReadsErased {
  readonly erased: number;
  /** Due, and to be decided by somebody else: a lead of their case, or an administrator. */
  readonly left: number;
}

/** Decides the erasure of every look that is due and that the signer may decide on, each on the record. */
export async function eraseReads(flags: AuthorFlags, around: Surroundings): Promise<ReadsErased> {
  return await atOwnRegister(flags, around, "reads erase", async (register) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    let [erased, left] = [0, 0];
    const due = register.readings.due();
    for (const { recordRef } of due) {
      around.progress.show(() => `${erased + left} / ${due.length}`);
      const stated = { targetRef: recordRef, ground: "retention-ended", keep: [] };
      const draft = draftOf({ kind: "erasure-decided", stated });
      try {
        await register.append(await signDraft(register.origin, draft, signer));
        erased += 1;
      } catch (error) {
        if (!(error instanceof ScelleError && /^(?:access|author)\./.test(error.code))) throw error;
        left += 1;
      }
    }
    around.progress.clear();
    return { erased, left };
  });
}

export function exportedText({ path, count, receipts }: ReadsExported, language: Language): string {
  const told = words[language];
  return page(told.exported(path, count), "", told.act(receipts.map(({ index }) => index).join(", ")));
}

export function dueText({ due }: ReadsDue, language: Language): string {
  const told = words[language];
  if (due.length === 0) return page(told.nothingDue);
  const lines = Object.entries(retainedReadings).flatMap(([matter, label]) => {
    const own = due.filter((line) => line.matter === matter);
    const [oldest] = own;
    return oldest === undefined
      ? []
      : [[`${own.length}`, told.since(label[language], oldest.recordedAt)] as const];
  });
  return page(told.due(due.length), "", columns(lines), "", told.next);
}

export function erasedText({ erased, left }: ReadsErased, language: Language): string {
  return page(words[language].erased(erased), ...(left === 0 ? [] : [words[language].left(left)]));
}

async function atOwnRegister<T>(
  flags: AuthorFlags,
  around: Surroundings,
  command: string,
  work: (register: Register) => Promise<T>,
): Promise<T> {
  const folder = registerFolderOf(flags, around.env);
  const register = await openRegister(folder, { ...keyFolderOf(flags), command });
  try {
    await assertIdentityMovedOut(folder, register);
    return await work(register);
  } finally {
    await register.close();
  }
}

/** As said, or by the end of the name of the file. */
function formatOf({ format, out }: ReadsExportFlags): ReadingFormat {
  const said = format ?? (out.endsWith(".json") ? "json" : "csv");
  const known = readingFormats.find((one) => one === said);
  if (known !== undefined) return known;
  throw new ScelleError("usage.value-invalid", { option: "--format", expected: readingFormats.join(" | ") });
}

function momentOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const earliest = statedTime(text, Date.now(), zone)?.["earliest"];
  if (typeof earliest === "string") return earliest;
  throw new ScelleError("usage.value-invalid", { option: `${option} <TIME>`, expected: "2026-03-05 14:20" });
}

const words = {
  en: {
    exported: (path: string, count: number) =>
      `${path}: ${count} looks and hand-overs, as you may read them.`,
    act: (entries: string) => `That they were handed over is recorded as entry ${entries}.`,
    nothingDue: "No look is due: either none is old enough, or no period of retention is set.",
    due: (count: number) => `${count} looks are past their time.`,
    since: (what: string, oldest: string) => `${what}, the oldest of ${oldest}`,
    next: "Next: scelle reads erase, which records a decision for each.",
    erased: (count: number) => `${count} looks erased, each by a recorded decision.`,
    left: (count: number) => `${count} are for a lead of their case or an administrator to decide.`,
  },
  fr: {
    exported: (path: string, count: number) =>
      `${path} : ${count} consultations et remises, telles que vous pouvez les lire.`,
    act: (entries: string) => `Leur remise est consignée à l’entrée ${entries}.`,
    nothingDue: "Aucune consultation n’est échue : aucune n’est assez ancienne, ou aucune durée n’est fixée.",
    due: (count: number) => `${count} consultations ont dépassé leur durée.`,
    since: (what: string, oldest: string) => `${what}, la plus ancienne du ${oldest}`,
    next: "Ensuite : scelle reads erase, qui consigne une décision pour chacune.",
    erased: (count: number) => `${count} consultations effacées, chacune par une décision consignée.`,
    left: (count: number) =>
      `${count} relèvent d’un directeur d’enquête de leur affaire ou d’un administrateur.`,
  },
} as const;
