// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Crypto,
  equalBytes,
  type Policy,
  type PolicyWitness,
  parsePolicy,
  parseUtf8,
  policySizeBytesMax,
  registerPaths,
  ScelleError,
  utf8,
  type VerifierKey,
  witnessesAskedMax,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { makeFolders } from "../disk/make-folders.ts";
import { nodeDisk } from "../disk/node-disk.ts";
import { type Lock, takeLock } from "../lock.ts";
import { parsed } from "../log/damaged.ts";

/** Reading and replacing one small file takes milliseconds. */
const lockWaitMs = 5_000;
const lockPauseMs = 20;
/** Name of the group that `witness add` keeps. */
const groupName = "enough";

/**
 * The register's own policy: whom it asks to cosign, and how many it wants.
 * @returns undefined where it names nobody
 * @throws ScelleError("log.damaged") naming the file
 */
export async function readPolicy(disk: Disk, crypto: Crypto): Promise<Policy | undefined> {
  const path = registerPaths.trustPolicy;
  const bytes = await disk.read(path, policySizeBytesMax);
  if (bytes === undefined) return undefined;
  return parsed(path, () => parsePolicy(crypto, parseUtf8(bytes, "trust policy")));
}

/**
 * Replaces the policy by what `change` makes of it, one process after the other: two at once would each
 * write what it had read, and one of two witnesses would be lost. The register's own lock may be held by
 * whoever serves it.
 * @throws ScelleError("register.locked") where somebody else is at it for long, and as `change`
 */
export async function changePolicy(
  folder: string,
  crypto: Crypto,
  change: (policy: Policy | undefined) => string,
): Promise<void> {
  const disk = nodeDisk(folder);
  const lock = await takePolicyLock(join(folder, registerPaths.runFolder));
  try {
    await disk.replace(registerPaths.trustPolicy, utf8(change(await readPolicy(disk, crypto))));
  } finally {
    lock.release();
  }
}

/** How many witnesses are enough: a number, all, any, or none. */
export type QuorumWish = number | "all" | "any" | "none";

/**
 * The text of a policy with one witness more, or with one of its witnesses at a new address. A policy whose
 * groups somebody wrote by hand is not touched.
 * @throws ScelleError("witness.name-taken" | "witness.key-taken" | "witness.too-many" |
 *   "witness.quorum-impossible" | "witness.policy-by-hand")
 */
export function policyWithWitness(
  policy: Policy | undefined,
  logKey: VerifierKey,
  added: PolicyWitness,
  quorum: QuorumWish | undefined,
): string {
  const present = policy?.witnesses ?? [];
  const isThere = present.some(({ name, key }) => name === added.name && key.text === added.key.text);
  if (!isThere && present.some(({ name }) => name === added.name)) {
    throw new ScelleError("witness.name-taken", { name: added.name });
  }
  const sameKey = present.find(({ name, key }) => name !== added.name && areOne(key, added.key));
  if (sameKey !== undefined) throw new ScelleError("witness.key-taken", { name: sameKey.name });
  // Given again it may have moved to another address.
  const witnesses = isThere
    ? present.map((one) => (one.name === added.name ? added : one))
    : [...present, added];
  if (witnesses.length > witnessesAskedMax)
    throw new ScelleError("witness.too-many", { max: witnessesAskedMax });
  if (policy !== undefined && !isOurs(policy)) {
    throw new ScelleError("witness.policy-by-hand", {
      path: registerPaths.trustPolicy,
      line: witnessLine(added),
    });
  }
  const wish = quorum ?? wishOf(policy) ?? "all";
  const count = witnesses.length;
  if (typeof wish === "number" && (wish < 1 || wish > count)) {
    throw new ScelleError("witness.quorum-impossible", { quorum: wish, count });
  }
  const names = witnesses.map(({ name }) => name).join(" ");
  return [
    "# Whom this register asks to cosign its checkpoints, and how many of them it takes.",
    "# Verify with a copy of this file that lies elsewhere: the one in here judges itself.",
    `log ${logKey.text}`,
    ...witnesses.map(witnessLine),
    ...(wish === "none" ? ["quorum none"] : [`group ${groupName} ${wish} ${names}`, `quorum ${groupName}`]),
    "",
  ].join("\n");
}

async function takePolicyLock(runFolder: string): Promise<Lock> {
  await makeFolders(runFolder);
  for (let left = lockWaitMs; ; left -= lockPauseMs) {
    try {
      return takeLock(runFolder, "witness add");
    } catch (cause) {
      const isHeld = cause instanceof ScelleError && cause.code === "register.locked";
      if (!isHeld || left <= 0) throw cause;
      await sleep(lockPauseMs);
    }
  }
}

/** The same key, or one that a signature line could not tell from it. */
function areOne(one: VerifierKey, other: VerifierKey): boolean {
  const isOneName = one.name === other.name && equalBytes(one.keyId, other.keyId);
  return isOneName || equalBytes(one.publicKey, other.publicKey);
}

function witnessLine({ name, key, url }: PolicyWitness): string {
  return ["witness", name, key.text, ...(url === undefined ? [] : [url])].join(" ");
}

/** Whether a policy has the shape that we write: no group but the one of all witnesses. */
function isOurs({ groups, quorum, witnesses, logs }: Policy): boolean {
  if (logs.length > 1) return false;
  const [group, ...others] = groups;
  if (group === undefined) return quorum === undefined;
  const isOfAll = group.members.length === witnesses.length;
  return others.length === 0 && group.name === groupName && quorum === groupName && isOfAll;
}

/** What was wished before; a threshold of all stays one of all when a witness comes. */
function wishOf(policy: Policy | undefined): QuorumWish | undefined {
  if (policy === undefined) return undefined;
  const [group] = policy.groups;
  if (group === undefined) return "none";
  return group.threshold === group.members.length ? "all" : group.threshold;
}
