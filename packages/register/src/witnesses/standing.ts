// SPDX-License-Identifier: Apache-2.0
import {
  type Cosignature,
  type Crypto,
  noteSizeBytesMax,
  type OpenedCheckpoint,
  openCheckpoint,
  type Policy,
  parseHistoryName,
  quorumMet,
  registerPaths,
  type VerifierKey,
  verifyCosignatures,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { readWitnessFailures, type WitnessFailure } from "./witness-failures.ts";
import { readPolicy } from "./witness-policy.ts";

/** What was cosigned, and when the cosigner said so last. */
export interface CosignedSize {
  readonly size: number;
  /** Seconds since 1970. */
  readonly timeSeconds: number;
}

/** How far a register is witnessed, by what lies in its folder. */
export interface WitnessStanding {
  /** Entries under the newest signed checkpoint. */
  readonly publishedSize: number;
  readonly witnesses: readonly {
    readonly name: string;
    readonly url?: string;
    /** The largest checkpoint here that it cosigned. */
    readonly cosigned?: CosignedSize;
    /** Why it has not answered since. */
    readonly failure?: WitnessFailure;
  }[];
  /** Whether the policy asks for anybody. */
  readonly isDemanded: boolean;
  /** The largest checkpoint here that its quorum cosigned. */
  readonly quorum?: CosignedSize;
}

/** More kept checkpoints than a day at rest makes are looked through before "never" is said. */
const checkpointsReadMax = 500;

/**
 * Reads checkpoint and history; asks nobody and needs no lock.
 * @returns undefined where the register has no policy
 * @throws ScelleError("log.damaged") for an unreadable policy, and as {@link openCheckpoint}
 */
export async function witnessStanding(
  disk: Disk,
  crypto: Crypto,
  logKey: VerifierKey,
): Promise<WitnessStanding | undefined> {
  const policy = await readPolicy(disk, crypto);
  if (policy === undefined) return undefined;
  const keys = policy.witnesses.map(({ key }) => key);
  const newestOf = new Map<string, CosignedSize>();
  let publishedSize = 0;
  let quorum: CosignedSize | undefined;
  for await (const { size, note } of checkpointsOf(disk, crypto, logKey)) {
    publishedSize = Math.max(publishedSize, size);
    const cosignatures = await verifyCosignatures(crypto, note, keys);
    for (const { witness, timeSeconds } of cosignatures) {
      const held = newestOf.get(witness.text);
      const isNewer = held === undefined || (held.size === size && held.timeSeconds < timeSeconds);
      if (isNewer) newestOf.set(witness.text, { size, timeSeconds });
    }
    quorum ??= quorumOf(policy, size, cosignatures);
    const isDone = quorum !== undefined || policy.quorum === undefined;
    if (isDone && newestOf.size === keys.length) break;
  }
  const failures = await readWitnessFailures(disk);
  const witnesses = policy.witnesses.map(({ name, key, url }) => {
    const cosigned = newestOf.get(key.text);
    const failure = failures.get(key.text);
    return {
      name,
      ...(url === undefined ? {} : { url }),
      ...(cosigned === undefined ? {} : { cosigned }),
      ...(failure === undefined ? {} : { failure }),
    };
  });
  const isDemanded = policy.quorum !== undefined;
  return { publishedSize, witnesses, isDemanded, ...(quorum === undefined ? {} : { quorum }) };
}

/** The checkpoints of a folder, largest first. */
async function* checkpointsOf(
  disk: Disk,
  crypto: Crypto,
  logKey: VerifierKey,
): AsyncGenerator<OpenedCheckpoint> {
  const names = await disk.list(registerPaths.historyFolder);
  const sizes = names.flatMap((name) => parseHistoryName(name) ?? []).sort((one, other) => other - one);
  const kept = sizes.slice(0, checkpointsReadMax).map((size) => registerPaths.history(size));
  for (const path of [registerPaths.checkpoint, ...kept]) {
    const bytes = await disk.read(path, noteSizeBytesMax);
    if (bytes !== undefined) yield await openCheckpoint(crypto, bytes, logKey);
  }
}

/** Since when the quorum has cosigned a size: the moment at which the last one needed had said so. */
function quorumOf(
  policy: Policy,
  size: number,
  cosignatures: readonly Cosignature[],
): CosignedSize | undefined {
  if (policy.quorum === undefined) return undefined;
  const newest = new Map<string, number>();
  for (const { witness, timeSeconds } of cosignatures) {
    const name = policy.witnesses.find(({ key }) => key.text === witness.text)?.name ?? "";
    newest.set(name, Math.max(newest.get(name) ?? 0, timeSeconds));
  }
  const met: string[] = [];
  for (const [name, timeSeconds] of [...newest].sort(([, one], [, other]) => other - one)) {
    met.push(name);
    if (quorumMet(policy, met)) return { size, timeSeconds };
  }
  return undefined;
}
