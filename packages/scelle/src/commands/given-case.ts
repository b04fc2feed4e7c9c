// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlePaths, parseRegisterJson, ScelleError, type VerifierKey } from "@scelle/core";
import { nodeCrypto, openObject, parseIdentities } from "@scelle/register";
import { type GivenCase, isFault, openGivenCase, zipBundleFiles } from "@scelle/verifier";
import { openLargeFile } from "../program/open-large-file.ts";
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

/**
 * Runs `work` on the plain bundle: the file itself, or what an identity opens of it, in a private folder that
 * is removed afterwards.
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
  const folder = await mkdtemp(join(tmpdir(), "scelle-transfer-"));
  try {
    const plain = join(folder, "case.zip");
    await openObject({ path, identities, outPath: plain });
    return await work(plain);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
): Promise<GivenCase> {
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
  return given;
}

const ageFirstLine = "age-encryption.org/v1\n";

async function isAgeFile(path: string): Promise<boolean> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ScelleError("file.unreadable", { path, problem: cause.code ?? "?" }, { cause });
  });
  try {
    const front = Buffer.alloc(ageFirstLine.length);
    await file.read(front, 0, front.length, 0);
    return front.toString("latin1") === ageFirstLine;
  } finally {
    await file.close();
  }
}
