// SPDX-License-Identifier: Apache-2.0
import { errorSentence, type Language, parseVerifierKey } from "@scelle/core";
import {
  nodeCrypto,
  nodeDisk,
  readRegisterJson,
  type WitnessStanding,
  witnessStanding,
} from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface WitnessStatus extends Partial<WitnessStanding> {
  readonly origin: string;
  /** Entries under the newest checkpoint that the quorum has not cosigned, first and last included. */
  readonly unwitnessed?: { readonly fromIndex: number; readonly toIndex: number };
  /** Whether the quorum has cosigned the newest checkpoint. */
  readonly isMet: boolean;
}

type Witness = WitnessStanding["witnesses"][number];

/** What lies in the folder of a register about its witnesses. Asks nobody and takes no lock. */
export async function witnessStatus(flags: RegisterFlags, around: Surroundings): Promise<WitnessStatus> {
  return await statusOfFolder(registerFolderOf(flags, around.env));
}

export async function statusOfFolder(folder: string): Promise<WitnessStatus> {
  const disk = nodeDisk(folder);
  const { origin, logKey } = await readRegisterJson(disk, folder);
  const standing = await witnessStanding(disk, nodeCrypto, parseVerifierKey(nodeCrypto, logKey));
  if (standing === undefined) return { origin, isMet: false };
  const fromIndex = standing.quorum?.size ?? 0;
  const isMet = fromIndex === standing.publishedSize;
  const toIndex = standing.publishedSize - 1;
  return { origin, ...standing, isMet, ...(isMet ? {} : { unwitnessed: { fromIndex, toIndex } }) };
}

/** A quorum that is asked for and not met by the newest checkpoint is found wanting. */
export function isUnwitnessed({ isDemanded, isMet }: WitnessStatus): boolean {
  return isDemanded === true && !isMet;
}

export function witnessStatusText(status: WitnessStatus, language: Language): string {
  const say = words[language];
  const { origin, witnesses, publishedSize = 0 } = status;
  if (witnesses === undefined || witnesses.length === 0) return page(say.nobody(origin));
  const rows = witnesses.map((witness): [string, string] => [
    witness.name,
    [cosignedText(witness, publishedSize, language), ...failureSentences(witness, language)].join("\n"),
  ]);
  return page(say.title(origin, publishedSize), columns(rows), "", quorumLine(status, language));
}

/** The same, a sentence a line, for whoever shows them one by one. */
export function witnessSentences(status: WitnessStatus, language: Language): string[] {
  const { origin, witnesses = [], publishedSize = 0 } = status;
  const say = words[language];
  if (witnesses.length === 0) return [say.nobody(origin)];
  const lines = witnesses.flatMap((witness) =>
    [`${cosignedText(witness, publishedSize, language)}.`, ...failureSentences(witness, language)].map(
      (line) => `${witness.name}${say.colon}${line}`,
    ),
  );
  return [...lines, quorumLine(status, language)];
}

/** One sentence on how far the quorum goes. */
export function quorumLine(status: WitnessStatus, language: Language): string {
  const say = words[language];
  const { isDemanded, isMet, quorum, unwitnessed } = status;
  if (isDemanded !== true) return say.notDemanded;
  const since = quorum === undefined ? undefined : timeText(quorum.timeSeconds);
  if (isMet && since !== undefined) return say.met(since);
  const { fromIndex, toIndex } = unwitnessed ?? { fromIndex: 0, toIndex: 0 };
  return since === undefined ? say.neverMet(toIndex) : say.notSince(since, fromIndex, toIndex);
}

function cosignedText({ url, cosigned }: Witness, publishedSize: number, language: Language): string {
  const say = words[language];
  if (cosigned === undefined) return say.never(url);
  return say.cosigned(cosigned.size, publishedSize - cosigned.size, timeText(cosigned.timeSeconds));
}

/** Why it has not answered since. */
function failureSentences({ url, failure }: Witness, language: Language): string[] {
  if (failure === undefined) return [];
  const { failures, code, lastAtMs } = failure;
  const last = timeText(Math.floor(lastAtMs / 1_000));
  return [words[language].failed(failures, last), errorSentence(code, { url: url ?? "" }, language)];
}

/** Seconds since 1970 as a witness states them: they may be anything. */
function timeText(seconds: number): string {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace(".000Z", "Z");
}

const words = {
  en: {
    colon: ": ",
    nobody: (origin: string) =>
      `Nobody outside cosigns ${origin}. Find somebody who runs a witness, and add it with: scelle witness add.`,
    title: (origin: string, size: number) =>
      `Witnesses of ${origin}, whose newest checkpoint has ${size} entries:`,
    never: (url: string | undefined) =>
      `has cosigned nothing that is here${url === undefined ? "" : ` (${url})`}`,
    cosigned: (size: number, behind: number, time: string) =>
      `cosigned ${size} entries at ${time}${behind === 0 ? "" : `, ${behind} behind`}`,
    failed: (count: number, last: string) =>
      `asked in vain ${count === 1 ? "once" : `${count} times`}, last at ${last}.`,
    notDemanded: "No quorum is asked for.",
    met: (since: string) => `The quorum is met for every entry, last at ${since}.`,
    neverMet: (to: number) => `The quorum was never met: entries 0 to ${to} are not witnessed.`,
    notSince: (since: string, from: number, to: number) =>
      `Not witnessed since ${since}: the quorum has not cosigned entries ${from} to ${to}.`,
  },
  fr: {
    colon: " : ",
    nobody: (origin: string) =>
      `Nul à l’extérieur ne cosigne ${origin}. Trouvez qui tient un témoin, et ajoutez-le par : scelle witness add.`,
    title: (origin: string, size: number) =>
      `Témoins de ${origin}, dont le point de contrôle le plus récent a ${size} entrées :`,
    never: (url: string | undefined) =>
      `n’a rien cosigné de ce qui est ici${url === undefined ? "" : ` (${url})`}`,
    cosigned: (size: number, behind: number, time: string) =>
      `a cosigné ${size} entrées le ${time}${behind === 0 ? "" : `, ${behind} de retard`}`,
    failed: (count: number, last: string) =>
      `interrogé en vain ${count === 1 ? "une fois" : `${count} fois`}, en dernier le ${last}.`,
    notDemanded: "Aucun quorum n’est demandé.",
    met: (since: string) => `Le quorum est atteint pour toute entrée, en dernier le ${since}.`,
    neverMet: (to: number) => `Le quorum ne fut jamais atteint : les entrées 0 à ${to} n’ont pas de témoin.`,
    notSince: (since: string, from: number, to: number) =>
      `Sans témoin depuis le ${since} : le quorum n’a pas cosigné les entrées ${from} à ${to}.`,
  },
} as const;
