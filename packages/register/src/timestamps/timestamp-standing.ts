// SPDX-License-Identifier: Apache-2.0
import {
  type Crypto,
  noteSizeBytesMax,
  openCheckpoint,
  parseVerifierKey,
  registerPaths,
  type TimestampRhythm,
  timestampAuthorityId,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { readFailures, type TimestampFailure } from "./timestamp-attempts.ts";
import { type AttestedSize, newestAttested, readTimestampPolicy } from "./timestamp-files.ts";

/** How far a register's checkpoints are attested in time, by what lies in its folder. */
export interface TimestampStanding {
  /** Entries under the newest signed checkpoint. */
  readonly publishedSize: number;
  readonly rhythm: TimestampRhythm;
  readonly authorities: readonly {
    readonly name: string;
    readonly url: string;
    /** By what its tokens are filed. */
    readonly id: string;
    /** The largest checkpoint that it attested, and the time that it attests. */
    readonly newest?: AttestedSize & {
      /** Whether a list of revoked certificates lies beside it. */
      readonly hasRevocationList: boolean;
    };
    /** What it was last asked in vain for. */
    readonly failure?: TimestampFailure;
  }[];
}

/**
 * Asks nobody and needs no lock; believes the files as they lie here, which verify judges.
 * @returns undefined where the register asks no authority
 * @throws ScelleError("log.damaged") for an unreadable policy, and as {@link openCheckpoint}
 */
export async function timestampStanding(
  disk: Disk,
  crypto: Crypto,
  logKey: string,
): Promise<TimestampStanding | undefined> {
  const policy = await readTimestampPolicy(disk);
  if (policy === undefined) return undefined;
  const note = await disk.read(registerPaths.checkpoint, noteSizeBytesMax);
  const key = parseVerifierKey(crypto, logKey);
  const publishedSize = note === undefined ? 0 : (await openCheckpoint(crypto, note, key)).size;
  const ids = policy.authorities.map((authority) => timestampAuthorityId(crypto, authority));
  const [newest, failures] = [await newestAttested(disk, ids), await readFailures(disk)];
  const authorities: TimestampStanding["authorities"][number][] = [];
  for (const [at, { name, url }] of policy.authorities.entries()) {
    const id = ids[at] ?? "";
    const attested = newest.get(id);
    const failure = failures.get(id);
    authorities.push({
      ...{ name, url, id },
      ...(attested === undefined ? {} : { newest: await withList(disk, id, attested) }),
      ...(failure === undefined ? {} : { failure }),
    });
  }
  return { publishedSize, rhythm: policy.rhythm, authorities };
}

async function withList(disk: Disk, id: string, attested: AttestedSize) {
  const sizeBytes = await disk.sizeBytes(registerPaths.timestamp(attested.size, id, "crl.pem"));
  return { ...attested, hasRevocationList: sizeBytes !== undefined };
}
