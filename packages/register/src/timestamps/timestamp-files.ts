// SPDX-License-Identifier: Apache-2.0
import {
  formatPem,
  type JudgedTimestamp,
  parseTimestampAnswer,
  parseTimestampName,
  parseTimestampPolicy,
  parseTimestampSize,
  parseUtf8,
  type RevocationList,
  registerPaths,
  ScelleError,
  type TimestampPolicy,
  timestampAnswerSizeBytesMax,
  timestampPolicySizeBytesMax,
  utf8,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { parsed } from "../log/damaged.ts";

/** What an authority attested last of what is here. */
export interface AttestedSize {
  readonly size: number;
  readonly timeMs: number;
}

/** More attested checkpoints than a month of hours are looked through before "never" is said. */
const sizesReadMax = 750;

/**
 * Whom the register asks for the time.
 * @returns undefined where it names nobody
 * @throws ScelleError("log.damaged") naming the file
 */
export async function readTimestampPolicy(disk: Disk): Promise<TimestampPolicy | undefined> {
  const path = registerPaths.timestampPolicy;
  const bytes = await disk.read(path, timestampPolicySizeBytesMax);
  if (bytes === undefined) return undefined;
  return parsed(path, () => parseTimestampPolicy(parseUtf8(bytes, "timestamp policy")));
}

/** Sizes that some authority attested, largest first. */
export async function attestedSizes(disk: Disk): Promise<number[]> {
  const names = await disk.list(registerPaths.timestampsFolder);
  return names.flatMap((name) => parseTimestampSize(name) ?? []).sort((one, other) => other - one);
}

/** The authorities, by the digits of their addresses, that attested a size. */
export async function attestersOf(disk: Disk, size: number): Promise<string[]> {
  const names = await disk.list(`${registerPaths.timestampsFolder}/${size}`);
  const files = names.flatMap((name) => parseTimestampName(name) ?? []);
  return files.flatMap(({ authorityId, part }) => (part === "tsr" ? [authorityId] : []));
}

/** The newest that each of these authorities attested, as far as it lies here. */
export async function newestAttested(
  disk: Disk,
  authorityIds: readonly string[],
): Promise<ReadonlyMap<string, AttestedSize>> {
  const newest = new Map<string, AttestedSize>();
  for (const size of (await attestedSizes(disk)).slice(0, sizesReadMax)) {
    for (const authorityId of await attestersOf(disk, size)) {
      if (newest.has(authorityId) || !authorityIds.includes(authorityId)) continue;
      const timeMs = await timeOf(disk, registerPaths.timestamp(size, authorityId, "tsr"));
      if (timeMs !== undefined) newest.set(authorityId, { size, timeMs });
    }
    if (newest.size === authorityIds.length) break;
  }
  return newest;
}

export interface KeptTimestamp {
  readonly size: number;
  readonly authorityId: string;
  /** The signed note whose text is attested. */
  readonly note: Uint8Array;
  readonly answer: Uint8Array;
  readonly chain: NonNullable<JudgedTimestamp["chain"]>;
  readonly lists: readonly RevocationList[];
}

/** Keeps an answer with what it is judged by later; with its own file, the last, it counts as there. */
export async function keepTimestamp(disk: Disk, kept: KeptTimestamp): Promise<void> {
  const { size, authorityId, note, answer, chain, lists } = kept;
  const pathOf = (part: "tsr" | "chain.pem" | "crl.pem") => registerPaths.timestamp(size, authorityId, part);
  const certificates = formatPem(
    "CERTIFICATE",
    chain.map(({ encoded }) => encoded),
  );
  const revoked = formatPem(
    "X509 CRL",
    lists.map(({ encoded }) => encoded),
  );
  await disk.replaceAll([
    { path: registerPaths.timestampCheckpoint(size), bytes: note },
    { path: pathOf("chain.pem"), bytes: utf8(certificates) },
    ...(lists.length === 0 ? [] : [{ path: pathOf("crl.pem"), bytes: utf8(revoked) }]),
  ]);
  await disk.replace(pathOf("tsr"), answer);
}

/** A file that is no answer counts as none here; verify names it. */
async function timeOf(disk: Disk, path: string): Promise<number | undefined> {
  try {
    const bytes = await disk.read(path, timestampAnswerSizeBytesMax);
    return bytes && parseTimestampAnswer(bytes).token?.attested.timeMs;
  } catch (cause) {
    if (cause instanceof ScelleError) return undefined;
    throw cause;
  }
}
