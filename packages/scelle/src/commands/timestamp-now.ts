// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorSentence, type Language, ScelleError } from "@scelle/core";
import {
  nodeCrypto,
  nodeDisk,
  type ObtainedTimestamp,
  obtainTimestamp,
  readRegisterJson,
  readTimestampPolicy,
  usualTimestampTimes,
} from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

/** What came of asking each authority now. */
export interface AskedNow {
  readonly origin: string;
  readonly authorities: readonly {
    readonly name: string;
    readonly obtained?: ObtainedTimestamp;
    readonly error?: { readonly code: ErrorCode; readonly facts: ScelleError["facts"] };
  }[];
}

/**
 * Asks every authority about the newest checkpoint that is published, all at once. Takes no lock: what is
 * written lies beside the log.
 * @throws ScelleError("timestamp.none")
 */
export async function askNow(flags: RegisterFlags, around: Surroundings): Promise<AskedNow> {
  const folder = registerFolderOf(flags, around.env);
  const disk = nodeDisk(folder);
  const { origin, logKey } = await readRegisterJson(disk, folder);
  const { authorities = [] } = (await readTimestampPolicy(disk)) ?? {};
  if (authorities.length === 0) throw new ScelleError("timestamp.none");
  const { answerMsMax } = usualTimestampTimes;
  const { signal } = new AbortController();
  const parts = { disk, crypto: nodeCrypto, logKey, answerMsMax, signal };
  const asked = authorities.map(async (authority): Promise<AskedNow["authorities"][number]> => {
    const { name } = authority;
    try {
      const obtained = await obtainTimestamp(parts, authority);
      return obtained === undefined ? { name } : { name, obtained };
    } catch (cause) {
      if (!(cause instanceof ScelleError) || !cause.code.startsWith("timestamp.")) throw cause;
      return { name, error: { code: cause.code, facts: cause.facts } };
    }
  });
  return { origin, authorities: await Promise.all(asked) };
}

/** Whether somebody did not attest. */
export function isAnyoneSilent({ authorities }: AskedNow): boolean {
  return authorities.some(({ obtained }) => obtained === undefined);
}

export function askedNowText({ origin, authorities }: AskedNow, language: Language): string {
  const say = words[language];
  const rows = authorities.map(({ name, obtained, error }): [string, string] => {
    if (error !== undefined) return [name, errorSentence(error.code, error.facts, language)];
    if (obtained === undefined) return [name, say.nothing];
    const { size, timeMs, authorityName, revocation } = obtained;
    const lines = [say.attested(authorityName, size, new Date(timeMs).toISOString())];
    if (revocation === "unknown") lines.push(say.noList);
    return [name, lines.join("\n")];
  });
  return page(say.title(origin), columns(rows));
}

const words = {
  en: {
    title: (origin: string) => `Asked about the newest checkpoint of ${origin}:`,
    nothing: "Nothing was published yet.",
    attested: (by: string, size: number, time: string) =>
      `${by} attests that ${size} entries existed at ${time}.`,
    noList: "No list of revoked certificates came with it.",
  },
  fr: {
    title: (origin: string) => `Interrogées sur le point de contrôle le plus récent de ${origin} :`,
    nothing: "Rien n’est encore publié.",
    attested: (by: string, size: number, time: string) =>
      `${by} atteste que ${size} entrées existaient le ${time}.`,
    noList: "Aucune liste de certificats révoqués ne l’accompagne.",
  },
} as const;
