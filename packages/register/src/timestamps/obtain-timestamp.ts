// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import {
  type Certificate,
  type Crypto,
  checkpointImprint,
  formatTimestampRequest,
  judgeTimestamp,
  listsAbout,
  noteSizeBytesMax,
  openCheckpoint,
  parseRevocationList,
  parseVerifierKey,
  type RevocationList,
  type RevocationState,
  registerPaths,
  revocationListsMax,
  ScelleError,
  type TimestampAuthority,
  timestampAuthorityId,
  timestampNonceSizeBytes,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { askAuthority, fetchRevocationList } from "./ask-authority.ts";
import { keepTimestamp } from "./timestamp-files.ts";

export interface ObtainingParts {
  readonly disk: Disk;
  readonly crypto: Crypto;
  /** Of the register, as its document names it. */
  readonly logKey: string;
  /** How long one answer may take. */
  readonly answerMsMax: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Another judgement: for showing that each part of it is needed. */
  readonly judge?: typeof judgeTimestamp | undefined;
}

export interface ObtainedTimestamp {
  readonly size: number;
  readonly timeMs: number;
  readonly authorityName: string;
  /** Whether lists of revoked certificates lie beside it that cover it. */
  readonly revocation: RevocationState;
}

/**
 * Has an authority attest the newest checkpoint, and keeps the answer once it was judged.
 * @returns undefined where nothing was published yet
 * @throws ScelleError("timestamp.…"), and as {@link openCheckpoint}
 */
export async function obtainTimestamp(
  parts: ObtainingParts,
  authority: TimestampAuthority,
): Promise<ObtainedTimestamp | undefined> {
  const { disk, crypto, judge = judgeTimestamp } = parts;
  const note = await disk.read(registerPaths.checkpoint, noteSizeBytesMax);
  if (note === undefined) return undefined;
  const { size } = await openCheckpoint(crypto, note, parseVerifierKey(crypto, parts.logKey));
  const { policy, trusted, url } = authority;
  const question = {
    imprint: checkpointImprint(crypto, note),
    nonce: randomBytes(timestampNonceSizeBytes),
    policy,
  };
  const signal = AbortSignal.any([parts.signal, AbortSignal.timeout(parts.answerMsMax)]);
  const answer = await askAuthority(url, formatTimestampRequest(question), signal);
  const expected = { ...question, trusted };
  const first = await judged(url, () => judge(crypto, answer, expected));
  const chain = first.chain ?? [];
  const lists = await listsOf(crypto, chain, url, signal);
  const { timeMs, authorityName, revocation } =
    lists.length === 0 ? first : await judge(crypto, answer, { ...expected, revocationLists: lists });
  const authorityId = timestampAuthorityId(crypto, authority);
  await keepTimestamp(disk, { size, authorityId, note, answer, chain, lists });
  return { size, timeMs, authorityName, revocation };
}

/** Bytes that are no answer are told as what came from that address. */
async function judged<T>(url: string, judge: () => Promise<T>): Promise<T> {
  try {
    return await judge();
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "format.malformed") throw cause;
    const problem = String(cause.facts["problem"]);
    throw new ScelleError("timestamp.unusable", { url: new URL(url).origin, problem }, { cause });
  }
}

/** What the issuers of a chain list as revoked, where they say that they do: one list of each will do. */
async function listsOf(
  crypto: Crypto,
  chain: readonly Certificate[],
  authority: string,
  signal: AbortSignal,
): Promise<RevocationList[]> {
  const found: RevocationList[] = [];
  for (const { revocationListUrls } of chain.slice(0, -1).slice(0, revocationListsMax)) {
    for (const url of revocationListUrls.slice(0, 2)) {
      const list = await fetched(url, authority, signal);
      if (list === undefined) continue;
      found.push(list);
      break;
    }
  }
  return await listsAbout(crypto, chain, found);
}

/** A list that cannot be had is missing beside the token, which says so; the token stands without it. */
async function fetched(
  url: string,
  authority: string,
  signal: AbortSignal,
): Promise<RevocationList | undefined> {
  try {
    return parseRevocationList(await fetchRevocationList(url, authority, signal));
  } catch (cause) {
    if (cause instanceof ScelleError) return undefined;
    throw cause;
  }
}
