// SPDX-License-Identifier: Apache-2.0
import {
  formatPem,
  type JudgedTimestamp,
  parseTimestampAnswer,
  parseTimestampName,
  parseTimestampPolicy,
  parseTimestampSize,
  parseUtf8,
  pemSizeBytesMax,
  type RevocationList,
  registerPaths,
  ScelleError,
  type TimestampPolicy,
  timestampAnswerSizeBytesMax,
  timestampParts,
  timestampPolicySizeBytesMax,
  utf8,
} from "@scelle/core";
import type { Disk, NewFile } from "../disk/disk.ts";
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

/** A size, and who attested it. */
export interface AttestedBy {
  readonly size: number;
  readonly authorityIds: readonly string[];
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

/** The largest size up to a bound that each authority attested, whoever is asked now. */
export async function newestUpTo(disk: Disk, sizeMax: number): Promise<readonly AttestedBy[]> {
  const found: AttestedBy[] = [];
  const seen = new Set<string>();
  const sizes = (await attestedSizes(disk)).filter((size) => size > 0 && size <= sizeMax);
  for (const size of sizes.slice(0, sizesReadMax)) {
    const authorityIds = (await attestersOf(disk, size)).filter((id) => !seen.has(id));
    for (const id of authorityIds) seen.add(id);
    if (authorityIds.length > 0) found.push({ size, authorityIds });
  }
  return found;
}

/** What was kept of these, as it lies in the register. */
export async function timestampFilesOf(disk: Disk, attested: readonly AttestedBy[]): Promise<NewFile[]> {
  const files: NewFile[] = [];
  for (const { size, authorityIds } of attested) {
    const parts = authorityIds.flatMap((id) =>
      timestampParts.map((part) => registerPaths.timestamp(size, id, part)),
    );
    for (const path of [registerPaths.timestampCheckpoint(size), ...parts]) {
      const bytes = await disk.read(path, pemSizeBytesMax);
      if (bytes !== undefined) files.push({ path, bytes });
    }
  }
  return files;
}

/** Sizes that some authority attested, largest first. */
async function attestedSizes(disk: Disk): Promise<number[]> {
  const names = await disk.list(registerPaths.timestampsFolder);
  return names.flatMap((name) => parseTimestampSize(name) ?? []).sort((one, other) => other - one);
}

/** The authorities, by the digits of their addresses, that attested a size. */
async function attestersOf(disk: Disk, size: number): Promise<string[]> {
  const names = await disk.list(`${registerPaths.timestampsFolder}/${size}`);
  const files = names.flatMap((name) => parseTimestampName(name) ?? []);
  return files.flatMap(({ authorityId, part }) => (part === "tsr" ? [authorityId] : []));
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
