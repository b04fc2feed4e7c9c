// SPDX-License-Identifier: Apache-2.0
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
  type VerifierKey,
  witnessesAskedMax,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { parsed } from "../log/damaged.ts";

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
  const sameKey = present.find(
    ({ name, key }) => name !== added.name && equalBytes(key.publicKey, added.key.publicKey),
  );
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
