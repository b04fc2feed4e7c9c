// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import {
  bundlePaths,
  type EffectiveRecord,
  effectiveRecords,
  parseRegisterJson,
  ScelleError,
  type VerifierKey,
} from "@scelle/core";
import { nodeCrypto, openObject, parseIdentities } from "@scelle/register";
import { type GivenCase, isFault, openGivenCase, zipBundleFiles } from "@scelle/verifier";
import { holdsFoundingCorrection } from "../bundle/held-correction.ts";
import { openLargeFile } from "../program/open-large-file.ts";
import { withPrivateFolder } from "../program/private-folder.ts";
import { progressText } from "../program/progress-line.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { readAnchors, readKnown } from "./anchor.ts";

/** What judges the bundle of a case that another register gives away. */
export interface GivenCaseFlags {
  /** Files with age identities, where the file is encrypted. */
  readonly decryptWith?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  /** What is known of the other register: checkpoints, receipts, copies. */
  readonly anchor?: readonly string[] | undefined;
}

/** A bundle without a fault, and what its documents say of what it holds back. */
export interface JudgedCase extends GivenCase {
  /** Whether a correction of the record that the case began with is held back, as far as that is told. */
  readonly isFoundingCorrectionHeld: boolean;
}

/**
 * Runs `work` on the plain bundle: the file itself, or what an identity opens of it, in a private folder that
 * is removed afterwards, whatever ends this.
 * @throws ScelleError("vault.wrong-identity" | "bundle.encrypted" | …)
 */
export async function withPlainBundle<T>(
  path: string,
  { decryptWith = [] }: GivenCaseFlags,
  work: (plainPath: string) => Promise<T>,
): Promise<T> {
  if (!(await isAgeFile(path))) return await work(path);
  if (decryptWith.length === 0) throw new ScelleError("bundle.encrypted");
  const identities = (await Promise.all(decryptWith.map(readTextFile))).flatMap(parseIdentities);
  return await withPrivateFolder("scelle-transfer-", async (folder) => {
    const plain = join(folder, "case.zip");
    await openObject({ path, identities, outPath: plain });
    return await work(plain);
  });
}

/**
 * The bundle of a case, checked in full under the key of the register that it comes from.
 * @throws ScelleError "transfer.…", "bundle.…"
 */
export async function judgedBundle(
  path: string,
  key: VerifierKey,
  flags: GivenCaseFlags,
  around: Surroundings,
): Promise<JudgedCase> {
  const files = await zipBundleFiles(await openLargeFile(path));
  const registerJson = files.sizes.has(bundlePaths.registerJson)
    ? parseRegisterJson(await files.read(bundlePaths.registerJson))
    : undefined;
  if (registerJson !== undefined && registerJson.logKey !== key.text) {
    throw new ScelleError("transfer.other-register", { detail: registerJson.origin });
  }
  const known = await readKnown(flags.anchor ?? [], key.text);
  const given = await openGivenCase(files, {
    crypto: nodeCrypto,
    logKey: key.text,
    anchors: (await Promise.all((flags.anchor ?? []).map(readAnchors))).flat(),
    newDigest: createHash,
    ...(flags.policy === undefined ? {} : { policy: await readTextFile(flags.policy) }),
    onProgress: ({ stage, done, total }) =>
      around.progress.show(() => (stage === "log" ? `${done} / ${total}` : progressText(done, total))),
  });
  around.progress.clear();
  const newest = Math.max(0, ...known.map(({ size }) => size));
  if (newest > given.size)
    throw new ScelleError("transfer.older-checkpoint", { size: given.size, known: newest });
  if (given.actAfter !== undefined) throw new ScelleError("transfer.acts-after", { ...given.actAfter });
  const faults = given.report.checks.filter(isFault);
  if (faults.length > 0) {
    throw new ScelleError("transfer.bundle-fault", { faults: faults.length, check: faults[0]?.code ?? "" });
  }
  const isFoundingCorrectionHeld = await holdsFoundingCorrection(files, given.founding?.index ?? -1);
  return { ...given, isFoundingCorrectionHeld };
}

/** Open records of a bundle in the order of the log, with their corrections applied. */
export function effectiveIn({ records }: Pick<GivenCase, "records">): EffectiveRecord[] {
  const stored = [...records].map(([index, payload]) => ({ index, payload }));
  return effectiveRecords(stored.sort((one, other) => one.index - other.index));
}

const ageFirstLine = "age-encryption.org/v1\n";

async function isAgeFile(path: string): Promise<boolean> {
  const unreadable = (cause: NodeJS.ErrnoException): never => {
    throw new ScelleError("file.unreadable", { path, problem: cause.code ?? "?" }, { cause });
  };
  const file = await open(path).catch(unreadable);
  try {
    const front = Buffer.alloc(ageFirstLine.length);
    // A folder opens, and is refused when it is read.
    await file.read(front, 0, front.length, 0).catch(unreadable);
    return front.toString("latin1") === ageFirstLine;
  } finally {
    await file.close();
  }
}
