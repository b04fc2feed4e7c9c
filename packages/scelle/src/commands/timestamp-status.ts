// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorSentence, errorTable, type Language } from "@scelle/core";
import {
  nodeCrypto,
  nodeDisk,
  readRegisterJson,
  type TimestampStanding,
  timestampStanding,
} from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface TimestampStatus extends Partial<TimestampStanding> {
  readonly origin: string;
}

type Authority = TimestampStanding["authorities"][number];

/** What lies in the folder of a register about the time of its checkpoints. Asks nobody and takes no lock. */
export async function timestampStatus(flags: RegisterFlags, around: Surroundings): Promise<TimestampStatus> {
  return await timestampStatusOf(registerFolderOf(flags, around.env));
}

export async function timestampStatusOf(folder: string): Promise<TimestampStatus> {
  const disk = nodeDisk(folder);
  const { origin, logKey } = await readRegisterJson(disk, folder);
  return { origin, ...(await timestampStanding(disk, nodeCrypto, logKey)) };
}

/** Whether somebody who is asked for the time has not attested anything since the last failure. */
export function isUnattested({ authorities = [] }: TimestampStatus): boolean {
  return authorities.some(({ newest, failure }) => newest === undefined || failure !== undefined);
}

export function timestampStatusText(status: TimestampStatus, language: Language): string {
  const say = words[language];
  const { origin, authorities = [], publishedSize = 0, rhythm = "hourly" } = status;
  if (authorities.length === 0) return page(say.nobody(origin));
  const rows = authorities.map((authority): [string, string] => [
    authority.name,
    linesOf(authority, publishedSize, language).join("\n"),
  ]);
  return page(say.title(origin, publishedSize), columns(rows), "", say.rhythm[rhythm]);
}

/** The same, a sentence a line, for whoever shows them one by one. */
export function timestampSentences(status: TimestampStatus, language: Language): string[] {
  const { origin, authorities = [], publishedSize = 0 } = status;
  const say = words[language];
  if (authorities.length === 0) return [say.nobody(origin)];
  return authorities.flatMap((authority) =>
    linesOf(authority, publishedSize, language).map((line) => `${authority.name}${say.colon}${line}`),
  );
}

function linesOf({ url, newest, failure }: Authority, publishedSize: number, language: Language): string[] {
  const say = words[language];
  const lines: string[] = [];
  if (newest === undefined) lines.push(say.never(url));
  else {
    lines.push(say.attested(newest.size, publishedSize - newest.size, secondText(newest.timeMs)));
    if (!newest.hasRevocationList) lines.push(say.noList);
  }
  if (failure !== undefined) {
    const { failures, code, facts = {}, lastAtMs, againAtMs } = failure;
    lines.push(say.failed(failures, secondText(lastAtMs), secondText(againAtMs)));
    if (isErrorCode(code)) lines.push(errorSentence(code, { url, problem: "?", ...facts }, language));
  }
  return lines;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

function secondText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

const words = {
  en: {
    colon: ": ",
    nobody: (origin: string) =>
      `No authority outside attests the time of ${origin}. Name one with: scelle timestamp add.`,
    title: (origin: string, size: number) =>
      `Who attests the time of ${origin}, whose newest checkpoint has ${size} entries:`,
    never: (url: string) => `has attested nothing that is here (${url}).`,
    attested: (size: number, behind: number, time: string) =>
      `attested that ${size} entries existed at ${time}${behind === 0 ? "" : `; ${behind} came since`}.`,
    noList: "No list of revoked certificates came with it.",
    failed: (count: number, last: string, again: string) =>
      `asked in vain ${count === 1 ? "once" : `${count} times, last`} at ${last}; again after ${again}.`,
    rhythm: {
      change: "Asked whenever something was published.",
      hourly: "Asked once an hour where something was published.",
      daily: "Asked once a day where something was published.",
    },
  },
  fr: {
    colon: " : ",
    nobody: (origin: string) =>
      `Aucune autorité extérieure n’atteste l’heure de ${origin}. Désignez-en une par : scelle timestamp add.`,
    title: (origin: string, size: number) =>
      `Qui atteste l’heure de ${origin}, dont le point de contrôle le plus récent a ${size} entrées :`,
    never: (url: string) => `n’a rien attesté de ce qui est ici (${url}).`,
    attested: (size: number, behind: number, time: string) =>
      `a attesté ${size} entrées le ${time}${behind === 0 ? "" : ` ; ${behind} sont venues depuis`}.`,
    noList: "Aucune liste de certificats révoqués ne l’accompagne.",
    failed: (count: number, last: string, again: string) =>
      `interrogée en vain ${count} fois, ${count === 1 ? "" : "en dernier "}le ${last} ; de nouveau après le ${again}.`,
    rhythm: {
      change: "Interrogées dès qu’il y a eu publication.",
      hourly: "Interrogées une fois l’heure s’il y a eu publication.",
      daily: "Interrogées une fois le jour s’il y a eu publication.",
    },
  },
} as const;
